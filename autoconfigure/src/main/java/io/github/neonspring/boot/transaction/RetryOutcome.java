package io.github.neonspring.boot.transaction;

import java.util.Locale;

/**
 * How it ended to do a transaction again.
 *
 * @since 0.1.0
 */
public enum RetryOutcome {

	/** It was committed in the end. */
	RECOVERED,

	/** It failed until no attempt was left, or in a way that no attempt mends. */
	EXHAUSTED;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
