package io.github.neonspring.boot.compute;

import java.time.Duration;

/**
 * Hears of the compute's wakes. What it does must not take time: whoever woke the compute
 * waits for it.
 *
 * @since 0.1.0
 */
public interface ComputeListener {

	/**
	 * The application has woken the compute. The first connect is not heard of, since the
	 * compute may have been awake.
	 * @param wake the wake
	 */
	default void woken(Wake wake) {
	}

	/**
	 * Somebody has got a connection after the compute was woken meanwhile, by whomever.
	 * @param waited how long that took
	 */
	default void waited(Duration waited) {
	}

}
