package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * How a connect ended.
 *
 * @param at when
 * @param failure why it failed; {@code null} if it succeeded
 */
record ConnectOutcome(Instant at, @Nullable SQLException failure) {

	private static final Set<ConnectFailure> NOBODY_THERE = EnumSet.of(ConnectFailure.CONNECTION_REFUSED,
			ConnectFailure.CONNECTION_RESET, ConnectFailure.UNKNOWN_HOST, ConnectFailure.NO_SUCH_SERVER);

	/**
	 * Whether nobody was there, of several hosts nobody who will do. Silence and answers
	 * of any kind come from somebody.
	 * @return {@code true} if the connect was refused, reset, had no address to go to, or
	 * found no server of the kind that is asked for
	 */
	boolean isUnreachable() {
		return this.failure != null && NOBODY_THERE.contains(ConnectFailure.of(this.failure));
	}

	/**
	 * Whether it makes no sense to try again.
	 * @return {@code true} if only a person can help
	 */
	boolean isRefusedForGood() {
		return this.failure != null && !ConnectFailure.of(this.failure).isTransient();
	}

	/**
	 * Whether our own data source is closed, which tells nothing about the database.
	 * @return {@code true} if there was no connect at all
	 */
	boolean isOurs() {
		return this.failure != null && "08003".equals(this.failure.getSQLState());
	}

}
