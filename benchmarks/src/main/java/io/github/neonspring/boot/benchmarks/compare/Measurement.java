package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;

/**
 * Something that is measured on both sides. To add one, implement this and list it in
 * {@link Measurements}.
 */
interface Measurement {

	/**
	 * Return what is measured.
	 * @return the beginning of its rows in the table
	 */
	String name();

	/**
	 * Take the measurement once.
	 * @param rig one of the sides, at the latency that is due
	 * @return what came out, the same figures each time
	 * @throws Exception if it cannot be taken
	 */
	List<Figure> take(Rig rig) throws Exception;

	/**
	 * Return at which latencies it is taken.
	 * @param settings the settings
	 * @return the latencies, by default all
	 */
	default List<Duration> latencies(CompareSettings settings) {
		return settings.latencies();
	}

	/**
	 * Return how often it is taken, each time on plain Spring Boot and then on the
	 * starter.
	 * @param settings the settings
	 * @return how often
	 */
	default int repeats(CompareSettings settings) {
		return settings.repeat();
	}

}
