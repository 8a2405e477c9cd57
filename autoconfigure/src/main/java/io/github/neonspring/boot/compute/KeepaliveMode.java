package io.github.neonspring.boot.compute;

import java.util.Locale;

/**
 * When to keep the compute awake.
 *
 * @since 0.1.0
 */
public enum KeepaliveMode {

	/**
	 * Awake while the application uses the database and for a while after that, then
	 * allowed to sleep.
	 */
	WHILE_USED,

	/** Never allowed to sleep. */
	ALWAYS,

	/** Awake during given hours of the week, allowed to sleep otherwise. */
	SCHEDULED,

	/** Nothing is done to keep the compute awake. */
	OFF;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
