package io.github.neonspring.boot.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * How a statement is executed.
 *
 * @param sql the text, where the statement was not prepared with one
 * @param call executes it
 * @param result finds the result after a preamble, or {@code null} if the execution
 * cannot follow one
 * @param <S> the driver's type of statement
 * @param <T> the type of result
 */
record Execution<S extends Statement, T>(@Nullable String sql, Call<S, T> call, @Nullable Result<T> result) {

	boolean canFollow() {
		return this.result != null;
	}

	static boolean any(Statement statement, boolean rows) {
		return rows;
	}

	static int updated(Statement statement, boolean rows) throws SQLException {
		return (int) largeUpdated(statement, rows);
	}

	static long largeUpdated(Statement statement, boolean rows) throws SQLException {
		long count = statement.getLargeUpdateCount();
		if (count < 0) {
			throw new SQLException("A result was returned when none was expected.", "0100E");
		}
		return count;
	}

	static ResultSet rows(Statement statement, boolean rows) throws SQLException {
		ResultSet result = statement.getResultSet();
		if (result == null) {
			throw new SQLException("No results were returned by the query.", "02000");
		}
		return result;
	}

	/**
	 * Executes a statement.
	 *
	 * @param <S> the driver's type of statement
	 * @param <T> the type of result
	 */
	@FunctionalInterface
	interface Call<S extends Statement, T> {

		T on(S statement) throws SQLException;

	}

	/**
	 * Finds the result of a statement that was executed behind others.
	 *
	 * @param <T> the type of result
	 */
	@FunctionalInterface
	interface Result<T> {

		T of(Statement statement, boolean rows) throws SQLException;

	}

}
