package io.github.neonspring.boot.compute;

import java.util.Locale;

/**
 * Why a connect counts as a wake.
 *
 * @since 0.1.0
 */
public enum WakeSign {

	/** It was the first connect since start; the compute may have been awake. */
	FIRST_CONNECT,

	/** Nothing had been seen of the compute for longer than its suspend timeout. */
	QUIET,

	/** It took much longer than others, after a minute or more of silence. */
	SLOW_CONNECT;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
