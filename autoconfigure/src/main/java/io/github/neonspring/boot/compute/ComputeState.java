package io.github.neonspring.boot.compute;

import java.util.Locale;

/**
 * What is known of the compute without asking it.
 *
 * @since 0.1.0
 */
public enum ComputeState {

	/** It was active a short while ago. */
	AWAKE,

	/** Nothing was seen of it for longer than its suspend timeout. */
	ASLEEP,

	/** Nothing is known, or the last thing seen was a failure. */
	UNKNOWN;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
