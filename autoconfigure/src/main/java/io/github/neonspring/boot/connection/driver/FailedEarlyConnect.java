package io.github.neonspring.boot.connection.driver;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How the early connect failed.
 *
 * @param exception what those are told who waited for it
 * @param at when, as {@link System#nanoTime()} tells it
 */
record FailedEarlyConnect(SQLException exception, long at) {

	/** A failure that is older is no news: whoever connects finds out again. */
	private static final Duration NEWS = Duration.ofMinutes(2);

	/**
	 * Whether another connect would fail alike.
	 * @param now the time
	 * @param sameTarget whether it leads to the same target, in all details
	 * @param otherCredentials whether it would log in with others
	 * @return {@code true} if there is no use in trying
	 */
	boolean leavesNoHope(long now, boolean sameTarget, BooleanSupplier otherCredentials) {
		ConnectFailure reason = ConnectFailure.of(this.exception);
		boolean login = reason == ConnectFailure.PASSWORD_REFUSED || reason == ConnectFailure.PASSWORD_MISSING;
		return now - this.at < NEWS.toNanos()
				&& ((login && !otherCredentials.getAsBoolean()) || (!login && sameTarget && !reason.isTransient()));
	}

}
