package io.github.neonspring.boot.pool;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections on their way back to the pool: their borrowers have closed them, but the
 * answer to their COMMIT is not there yet.
 */
final class Returning {

	private static final Log logger = LogFactory.getLog(Returning.class);

	private static final Duration LONGEST = Duration.ofMillis(500);

	private final Queue<CompletableFuture<Void>> underWay = new ConcurrentLinkedQueue<>();

	/**
	 * Give a connection back later.
	 * @param commit completes with the answer to its COMMIT
	 * @param closing gives it back
	 */
	void after(CompletableFuture<Void> commit, Closing closing) {
		CompletableFuture<Void> returned = new CompletableFuture<>();
		this.underWay.add(returned);
		commit.whenComplete((done, failure) -> {
			try {
				giveBack(closing);
			}
			finally {
				this.underWay.remove(returned);
				returned.complete(null);
			}
		});
	}

	private static void giveBack(Closing closing) {
		try {
			closing.close();
		}
		catch (SQLException ex) {
			logger.debug("A connection could not be given back to the pool", ex);
		}
	}

	boolean isAny() {
		return !this.underWay.isEmpty();
	}

	/**
	 * Wait for one connection that nobody else waits for, half a second at most: if the
	 * answer takes that long, it may never come.
	 * @param timeout how long
	 * @throws SQLException if the thread is interrupted
	 */
	void awaitOne(Duration timeout) throws SQLException {
		@Nullable CompletableFuture<Void> returned = this.underWay.poll();
		if (returned == null) {
			return;
		}
		try {
			returned.get(Math.min(timeout.toNanos(), LONGEST.toNanos()), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			// The pool has the rest of the time, and the last word
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLException("Interrupted while waiting for a connection", ex);
		}
	}

	/**
	 * Gives a connection back.
	 */
	@FunctionalInterface
	interface Closing {

		void close() throws SQLException;

	}

}
