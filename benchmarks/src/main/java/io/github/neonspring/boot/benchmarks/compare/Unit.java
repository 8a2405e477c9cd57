package io.github.neonspring.boot.benchmarks.compare;

/**
 * What a figure is counted in.
 */
enum Unit {

	/**
	 * Round trips.
	 */
	ROUND_TRIPS("round trips", 1),

	/**
	 * Round trips a second.
	 */
	ROUND_TRIPS_A_SECOND("round trips/s", 1),

	/**
	 * Milliseconds.
	 */
	MILLISECONDS("ms", 1),

	/**
	 * Operations a second.
	 */
	OPERATIONS_A_SECOND("operations/s", 0),

	/**
	 * A part of the time, from 0 to 1.
	 */
	SHARE("share", 2),

	/**
	 * Requests that failed.
	 */
	FAILURES("failures", 0),

	/**
	 * Connections that were opened.
	 */
	CONNECTIONS("connections", 0),

	/**
	 * Megabytes.
	 */
	MEGABYTES("MB", 1),

	/**
	 * Kilobytes.
	 */
	KILOBYTES("KB", 1);

	private final String label;

	private final int digits;

	Unit(String label, int digits) {
		this.label = label;
		this.digits = digits;
	}

	/**
	 * Return the number of digits behind the point.
	 * @return the number of digits
	 */
	int digits() {
		return this.digits;
	}

	@Override
	public String toString() {
		return this.label;
	}

}
