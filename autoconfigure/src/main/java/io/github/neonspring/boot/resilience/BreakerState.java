package io.github.neonspring.boot.resilience;

import java.util.Locale;

/**
 * The state of the circuit breaker.
 *
 * @since 0.1.0
 */
public enum BreakerState {

	/** The database can be reached, as far as is known. */
	CLOSED,

	/** The database cannot be reached: callers fail at once. */
	OPEN,

	/**
	 * The database could not be reached, and one connect finds out whether it can now.
	 */
	HALF_OPEN,

	/** There is no circuit breaker. */
	DISABLED;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
