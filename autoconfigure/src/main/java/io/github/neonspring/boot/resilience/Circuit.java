package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

/**
 * Resilience4j's circuit breaker, opened by our rule and never by a count.
 */
final class Circuit {

	/** How long it stays open before one connect finds out. */
	static final Duration PROBE_PACE = Duration.ofSeconds(1);

	/** A probe that never tells how it ended must not be the last one. */
	private static final Duration LONGEST_PROBE = Duration.ofSeconds(90);

	private final CircuitBreaker breaker;

	Circuit(Clock clock, boolean enabled) {
		this.breaker = CircuitBreaker.of("neon", config(clock));
		if (!enabled) {
			this.breaker.transitionToDisabledState();
		}
	}

	// A window that never has enough calls
	private static CircuitBreakerConfig config(Clock clock) {
		return CircuitBreakerConfig.custom()
			.slidingWindowType(SlidingWindowType.TIME_BASED)
			.slidingWindowSize(1)
			.minimumNumberOfCalls(Integer.MAX_VALUE)
			.slowCallDurationThreshold(Duration.ofDays(1))
			.waitDurationInOpenState(PROBE_PACE)
			.permittedNumberOfCallsInHalfOpenState(1)
			.maxWaitDurationInHalfOpenState(LONGEST_PROBE)
			.clock(clock)
			.build();
	}

	BreakerState state() {
		return switch (this.breaker.getState()) {
			case OPEN, FORCED_OPEN -> BreakerState.OPEN;
			case HALF_OPEN -> BreakerState.HALF_OPEN;
			case DISABLED -> BreakerState.DISABLED;
			default -> BreakerState.CLOSED;
		};
	}

	// One volatile read, on the way of each borrow
	boolean isClosed() {
		State state = this.breaker.getState();
		return state == State.CLOSED || state == State.DISABLED;
	}

	boolean isEnabled() {
		return this.breaker.getState() != State.DISABLED;
	}

	/**
	 * Ask for leave to connect.
	 * @return {@code false} while it is open, and where somebody finds out already
	 */
	boolean permits() {
		return this.breaker.tryAcquirePermission();
	}

	/**
	 * Give a leave back that was of no use.
	 */
	void release() {
		this.breaker.releasePermission();
	}

	/**
	 * Open again after the connect that was to find out has failed.
	 * @param failure how it failed
	 */
	void probeFailed(SQLException failure) {
		this.breaker.onError(0, TimeUnit.NANOSECONDS, failure);
	}

	void open() {
		this.breaker.transitionToOpenState();
	}

	void close() {
		this.breaker.transitionToClosedState();
	}

}
