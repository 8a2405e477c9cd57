package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A physical connection under guard. What the pool lends unwraps to it.
 *
 * @since 0.1.0
 */
public interface GuardedConnection extends Connection {

	/**
	 * Note that the connection begins to be used, and find out without a round trip
	 * whether the server has closed it.
	 * @return {@code false} if it is of no use any more
	 */
	boolean beginUse();

	/**
	 * Note that whoever had the connection has closed it, and the pool takes it back.
	 */
	void giveBack();

	/**
	 * Take back the connection to the endpoint itself, if it is still there and another
	 * one serves in its place. Nothing may be under way.
	 */
	void restore();

	/**
	 * Ask the server something of our own, right after the connection was lent and in one
	 * round trip. It is no part of what the borrower does.
	 * @param query a query
	 * @return the columns of the first row as text
	 * @throws SQLException if there is no answer
	 */
	List<@Nullable String> ask(String query) throws SQLException;

	/**
	 * Return the COMMIT that was sent without having the caller wait for its answer.
	 * @return completes with the answer; {@code null} if there is nothing to wait for
	 */
	@Nullable CompletableFuture<Void> commitUnderWay();

	/**
	 * Whether a transaction is open, whose COMMIT or ROLLBACK is not under way.
	 * @return {@code false} between transactions
	 */
	boolean isInTransaction();

	/**
	 * Whether the connection is known to be of no use any more, or not to be used again.
	 * @return {@code true} if it is
	 */
	boolean isGone();

	/**
	 * Whether the connection was opened with credentials that have been replaced since.
	 * @return {@code true} if a new one would log in with others
	 */
	boolean isOutdated();

}
