package io.github.neonspring.boot.guard;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Statements that the server is sent in front of the first one of a transaction. They
 * travel together with it: pgjdbc sends statements that a semicolon separates without
 * waiting for the answers in between.
 *
 * @param statements the statements
 */
record Preamble(List<String> statements) {

	String sql() {
		return String.join(";", this.statements);
	}

	String before(String sql) {
		return sql() + ";" + sql;
	}

	/**
	 * Execute the preamble and the statement behind it.
	 * @param target a statement that was made with the preamble, if it was prepared
	 * @param text the text of a statement that was not
	 * @param result finds its result
	 * @param <T> the type of result
	 * @return what the application's own call would return
	 * @throws SQLException if the driver fails
	 */
	<T> T execute(Statement target, String text, Execution.Result<T> result) throws SQLException {
		if (target instanceof PreparedStatement prepared) {
			prepared.execute();
		}
		else {
			target.execute(before(text));
		}
		boolean rows = false;
		for (int i = 0; i < this.statements.size(); i++) {
			rows = target.getMoreResults();
		}
		return result.of(target, rows);
	}

}
