package io.github.neonspring.boot.benchmarks.compare;

/**
 * What a figure of the starter must not exceed.
 */
@FunctionalInterface
interface Limit {

	/** No limit: the figure is there to be looked at. */
	Limit NONE = (plain) -> Double.NaN;

	/** As much as on plain Spring Boot. */
	Limit AS_PLAIN = (plain) -> plain;

	/**
	 * Return the limit.
	 * @param plain the figure of plain Spring Boot
	 * @return the most that is allowed, or not a number where there is no limit
	 */
	double of(double plain);

	/**
	 * Return a limit that does not depend on plain Spring Boot.
	 * @param most the most that is allowed
	 * @return the limit
	 */
	static Limit atMost(double most) {
		return (plain) -> most;
	}

}
