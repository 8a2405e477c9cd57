package io.github.neonspring.boot.guard;

import java.sql.ResultSet;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * Hears of the statements of one connection, on the thread that uses it and before that
 * goes on. It must neither take time nor throw.
 *
 * @since 0.1.0
 */
public interface StatementWatch {

	/** Nobody watches. */
	StatementWatch NONE = new StatementWatch() {
	};

	/**
	 * A statement is about to be executed.
	 * @return the time in nanoseconds, to be told when it ends
	 */
	default long begins() {
		return 0;
	}

	/**
	 * The server has answered a statement or a batch, or it has failed.
	 * @param statement the driver's statement
	 * @param sql the text as the application wrote it; of a batch of several, all of them
	 * @param begun what {@link #begins()} has said
	 * @param result what the driver returned, or {@code null} if it failed
	 * @param inTransaction whether a transaction is open
	 */
	default void executed(Statement statement, String sql, long begun, @Nullable Object result, boolean inTransaction) {
	}

	/**
	 * The rows of a statement are about to be read.
	 * @param statement the driver's statement
	 * @param rows the rows
	 * @return what the application reads them from
	 */
	default ResultSet reading(Statement statement, ResultSet rows) {
		return rows;
	}

	/**
	 * A statement was closed.
	 * @param statement the driver's statement
	 */
	default void closed(Statement statement) {
	}

	/**
	 * The transaction has ended, one way or another.
	 */
	default void transactionEnded() {
	}

	/**
	 * The connection goes back to where it was borrowed.
	 */
	default void returned() {
	}

}
