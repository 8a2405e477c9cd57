package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.pool.Demand;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Says when the next connect for the pool may begin: at once where a caller waits, seldom
 * where the pool only keeps itself filled, and one a second while the circuit breaker is
 * open. Without a pool it is the caller who connects, and who does not wait for a turn.
 */
final class ConnectTurn {

	private static final Duration SELDOM = Duration.ofSeconds(5);

	private static final long TICK = TimeUnit.MILLISECONDS.toNanos(25);

	private final @Nullable NeonPool pool;

	private final EndpointBreaker breaker;

	private final BooleanSupplier abandoned;

	ConnectTurn(@Nullable NeonPool pool, EndpointBreaker breaker, BooleanSupplier abandoned) {
		this.pool = pool;
		this.breaker = breaker;
		this.abandoned = abandoned;
	}

	/**
	 * Wait for leave to connect.
	 * @throws SQLException if there is none, or nobody wants a connection any more
	 */
	void await() throws SQLException {
		while (!isDue() || !this.breaker.permits()) {
			if (!isWorthWaiting()) {
				throw this.breaker.unavailable();
			}
			LockSupport.parkNanos(this, TICK);
		}
	}

	private boolean isDue() {
		ConnectOutcome last = this.breaker.last();
		if (last == null || last.failure() == null || demand() != Demand.REFILL) {
			return true;
		}
		Instant due = last.at().plus(SELDOM);
		return !this.breaker.now().isBefore(due);
	}

	private boolean isWorthWaiting() {
		return isForThePool() && isWanted() && !this.abandoned.getAsBoolean()
				&& !Thread.currentThread().isInterrupted();
	}

	/**
	 * Whether somebody wants a connection still.
	 * @return {@code false} if it makes no sense to try again
	 */
	boolean isWanted() {
		return demand() != Demand.NONE;
	}

	/**
	 * Whether callers have a bound of their own to their wait, so that there is none
	 * here.
	 * @return {@code false} if it is the caller who connects
	 */
	boolean isForThePool() {
		return this.pool != null && this.pool.isPooling();
	}

	/**
	 * Whether the circuit breaker is open.
	 * @return {@code false} while connects may begin at any time
	 */
	boolean isRejecting() {
		return !this.breaker.isClosed();
	}

	private Demand demand() {
		return (this.pool != null) ? this.pool.demand() : Demand.CALLER;
	}

}
