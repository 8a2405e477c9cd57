package io.github.neonspring.boot.status;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.resilience.EndpointBreaker;

/**
 * Whether callers are let through to the database.
 *
 * @param state the circuit breaker's state
 * @param unreachableSince since when nobody answers there; {@code null} while somebody
 * does
 * @since 0.1.0
 */
public record BreakerStatus(BreakerState state, @Nullable Instant unreachableSince) {

	static BreakerStatus of(EndpointBreaker breaker) {
		return new BreakerStatus(breaker.state(), breaker.unreachableSince());
	}

}
