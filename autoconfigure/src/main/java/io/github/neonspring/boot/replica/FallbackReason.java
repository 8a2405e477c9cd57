package io.github.neonspring.boot.replica;

import java.util.Locale;

/**
 * Why a read that a replica could have served went to the primary.
 *
 * @since 0.1.0
 */
public enum FallbackReason {

	/** No replica was awake and within reach. */
	UNAVAILABLE,

	/** No replica had replayed what the caller had written. */
	BEHIND,

	/** The replica failed in the middle of the read, which was repeated. */
	FAILED;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
