package io.github.neonspring.boot.actuate.metrics;

import java.util.Locale;

/**
 * What sort of meter it is.
 */
enum MeterKind {

	/** Only grows until the application stops. */
	COUNTER,

	/** A number as it is now. */
	GAUGE,

	/** A time as it is now. */
	TIME_GAUGE,

	/** Counts events, sums up how long they took, and keeps the longest of late. */
	TIMER,

	/** Counts what goes on, and how long it has gone on. */
	LONG_TASK_TIMER;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
