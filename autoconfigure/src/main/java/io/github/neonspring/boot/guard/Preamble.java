package io.github.neonspring.boot.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Statements that the server is sent in front of the first one of a transaction. They
 * travel together with it: pgjdbc sends statements that a semicolon separates without
 * waiting for the answers in between.
 *
 * @param statements the statements
 */
record Preamble(List<String> statements) {

	private static final Set<String> CARRIERS = Set.of("execute", "executeQuery", "executeUpdate",
			"executeLargeUpdate");

	/**
	 * Put the preamble in front of the text of a statement.
	 * @param call a call whose first argument is the text of a statement
	 * @return the same call with the longer text
	 */
	Guard.Call before(Guard.Call call) {
		return call.withFirst(sql() + ";" + call.first());
	}

	String sql() {
		return String.join(";", this.statements);
	}

	/**
	 * Whether a statement can carry the preamble. Statements that return generated keys,
	 * are called in batches or leave the result on the server cannot.
	 * @param recipe how the statement was made
	 * @param execution how it is executed
	 * @param set what was set on it
	 * @return {@code true} if it can
	 */
	static boolean canTravel(Guard.Call recipe, Guard.Call execution, List<Guard.Call> set) {
		if (set.stream().anyMatch((call) -> !Replay.isPossible(call)) || !isCarrier(execution)) {
			return false;
		}
		boolean plain = switch (recipe.name()) {
			case "createStatement" -> execution.count() == 1;
			case "prepareStatement" -> execution.count() == 0 && (recipe.count() == 1 || recipe.count() >= 3);
			default -> false;
		};
		return plain && set.stream().noneMatch((call) -> call.name().equals("setFetchSize"));
	}

	static boolean isCarrier(Guard.Call execution) {
		return CARRIERS.contains(execution.name());
	}

	/**
	 * Pass over the preamble's results.
	 * @param target the statement that was executed with {@code execute}
	 * @param execution how the application executed it
	 * @return what that call returns
	 * @throws Throwable if the driver fails
	 */
	@Nullable Object result(Statement target, Guard.Call execution) throws Throwable {
		boolean rows = false;
		for (int i = 0; i < this.statements.size(); i++) {
			rows = target.getMoreResults();
		}
		return switch (execution.name()) {
			case "executeQuery" -> rows(target);
			case "executeUpdate" -> (int) updated(target);
			case "executeLargeUpdate" -> updated(target);
			default -> rows;
		};
	}

	private static long updated(Statement target) throws SQLException {
		long count = target.getLargeUpdateCount();
		if (count < 0) {
			throw new SQLException("A result was returned when none was expected.", "0100E");
		}
		return count;
	}

	private static ResultSet rows(Statement target) throws Throwable {
		ResultSet rows = target.getResultSet();
		if (rows == null) {
			throw new SQLException("No results were returned by the query.", "02000");
		}
		return rows;
	}

}
