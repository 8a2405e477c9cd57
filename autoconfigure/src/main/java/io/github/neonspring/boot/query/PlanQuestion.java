package io.github.neonspring.boot.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.QueryExecutor;

/**
 * Asks the server how it would execute a statement.
 *
 * @param sql the statement as the application wrote it
 */
record PlanQuestion(String sql) {

	private static final Pattern EXPLAINED = Pattern
		.compile("\\A[\\s(]*+(?:select|insert|update|delete|merge|values|with)\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern PARAMETER = Pattern.compile("\\$\\d");

	/**
	 * Whether a statement has a plan. One with a semicolon may be several, of which
	 * EXPLAIN would have the second executed.
	 * @param sql the statement
	 * @return {@code false} if it is not to be asked about
	 */
	static boolean isPossible(String sql) {
		return EXPLAINED.matcher(sql).find() && sql.indexOf(';') < 0;
	}

	/**
	 * Ask in a transaction that cannot write and waits for no lock. It is the driver's
	 * own, and so none of those that are counted as the application's.
	 * @param connection the connection to ask on
	 * @return the plan, in lines
	 * @throws SQLException if the server has none
	 */
	String ask(Connection connection) throws SQLException {
		String text = connection.nativeSQL(this.sql);
		String how = PARAMETER.matcher(text).find() ? "EXPLAIN (GENERIC_PLAN) " : "EXPLAIN ";
		connection.setReadOnly(true);
		BaseConnection driver = connection.unwrap(BaseConnection.class);
		boolean autoCommit = driver.getAutoCommit();
		driver.setAutoCommit(false);
		try (Statement statement = driver.createStatement()) {
			statement.execute("SET LOCAL lock_timeout = 100; SET LOCAL statement_timeout = 2000");
			// Else the driver would have to bind what only the plan leaves open
			statement.unwrap(BaseStatement.class).executeWithFlags(how + text, QueryExecutor.QUERY_EXECUTE_AS_SIMPLE);
			return plan(statement.unwrap(BaseStatement.class).getResultSet());
		}
		finally {
			driver.rollback();
			driver.setAutoCommit(autoCommit);
		}
	}

	private static String plan(@Nullable ResultSet rows) throws SQLException {
		StringJoiner lines = new StringJoiner(System.lineSeparator());
		while (rows != null && rows.next()) {
			lines.add("  " + rows.getString(1));
		}
		return lines.toString();
	}

}
