package io.github.neonspring.boot.resilience;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * One caller's wait for a connection. It waits in HikariCP's queue and looks up only when
 * there may be news: after a moment where nothing is connected yet, when the circuit
 * breaker opens, and at the end.
 */
final class BoundedWait {

	/** Longer than a usual cold start, which is so waited for in one go. */
	private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

	private static final Duration LOOK_WHILE_STARTING = Duration.ofSeconds(1);

	private static final Duration SHORTEST = Duration.ofMillis(50);

	/** HikariCP lets as much time pass between two connects. */
	private static final Duration FRESH = Duration.ofSeconds(6);

	private final NeonPool pool;

	private final EndpointBreaker breaker;

	private final BringUp bringUp;

	private final Instant start;

	private boolean looked;

	BoundedWait(NeonPool pool, EndpointBreaker breaker, BringUp bringUp) {
		this.pool = pool;
		this.breaker = breaker;
		this.bringUp = bringUp;
		this.start = breaker.now();
	}

	/**
	 * Return how long to wait before there may be news.
	 * @return the time until then
	 */
	Duration nextLook() {
		Duration look = shorter(untilNews(), untilEnd());
		this.looked = true;
		return (look.compareTo(SHORTEST) > 0) ? look : SHORTEST;
	}

	private Duration untilNews() {
		if (this.bringUp.isStarting()) {
			return LOOK_WHILE_STARTING;
		}
		if (!this.looked && isNothingConnected()) {
			return shorter(FIRST_LOOK, untilOpening());
		}
		return untilOpening();
	}

	private Duration untilOpening() {
		if (!this.breaker.isEnabled()) {
			return this.pool.acquisitionTimeout();
		}
		Instant opensAt = this.breaker.opensAt();
		if (opensAt == null && !this.looked) {
			return this.breaker.openAfter();
		}
		Instant bound = this.start.plus(this.breaker.openAfter());
		if (opensAt == null) {
			return between(bound, this.breaker.openAfter());
		}
		return between((opensAt.isBefore(bound)) ? opensAt : bound, SHORTEST);
	}

	private Duration between(Instant then, Duration otherwise) {
		Duration left = Duration.between(this.breaker.now(), then);
		return (left.isNegative() || left.isZero()) ? otherwise : left;
	}

	// Every borrow looks once: without another look at the clock
	private Duration untilEnd() {
		return this.looked ? Duration.between(this.breaker.now(), end()) : patience();
	}

	private Instant end() {
		return this.start.plus(patience());
	}

	private Duration patience() {
		Duration timeout = this.pool.acquisitionTimeout();
		Duration whileStarting = this.bringUp.retryTimeout();
		boolean longer = whileStarting.compareTo(timeout) > 0 && this.bringUp.isStarting() && isNothingConnected();
		return longer ? whileStarting : timeout;
	}

	private boolean isNothingConnected() {
		return this.pool.isEmpty();
	}

	/**
	 * Return how the database refused during this wait, or just before.
	 * @return the refusal, or {@code null} if there was none or there are connections
	 */
	@Nullable ConnectOutcome refusedForGood() {
		ConnectOutcome last = this.breaker.last();
		boolean refused = last != null && last.isRefusedForGood() && last.at().isAfter(this.start.minus(FRESH))
				&& isNothingConnected();
		return refused ? last : null;
	}

	/**
	 * Whether there is nobody to wait for, or not for as long as callers may wait then.
	 * @return {@code true} if the wait ends here
	 */
	boolean isInVain() {
		boolean busy = this.pool.snapshot().isExhausted();
		if (busy || (this.bringUp.isStarting() && !isOver())) {
			return false;
		}
		Instant opensAt = this.breaker.opensAt();
		if (opensAt == null) {
			return this.breaker.isRejecting();
		}
		Instant now = this.breaker.now();
		return this.breaker.isRejecting() || !now.isBefore(opensAt)
				|| !now.isBefore(this.start.plus(this.breaker.openAfter())) || isOver();
	}

	/**
	 * Whether the time to wait for a connection is used up, or the pool is closed.
	 * @return {@code true} if so
	 */
	boolean isOver() {
		return !this.pool.isOpen() || !this.breaker.now().isBefore(end());
	}

	/**
	 * Have HikariCP's exception tell the whole time waited, not only since the last look.
	 * @param timeout what HikariCP says
	 * @return the same with the time waited
	 */
	SQLTransientConnectionException timedOut(SQLTransientConnectionException timeout) {
		long waited = Duration.between(this.start, this.breaker.now()).toMillis();
		SQLTransientConnectionException whole = new SQLTransientConnectionException(
				String.valueOf(timeout.getMessage()).replaceFirst("after \\d+ms", "after " + waited + "ms"),
				timeout.getSQLState(), timeout.getErrorCode(), timeout.getCause());
		whole.setNextException(timeout.getNextException());
		return whole;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
