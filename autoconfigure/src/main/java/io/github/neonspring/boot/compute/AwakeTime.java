package io.github.neonspring.boot.compute;

import java.time.Duration;

/**
 * How long the compute will have been awake because of this application, and how long it
 * could sleep, since the application's start.
 *
 * @param awake the time awake
 * @param asleep the time asleep, which a compute that never sleeps would have been billed
 * as well
 * @since 0.1.0
 */
public record AwakeTime(Duration awake, Duration asleep) {

	private static final double HOUR = Duration.ofHours(1).toMillis();

	/**
	 * Return the compute-hours that are billed.
	 * @param size the size of the compute in compute units
	 * @return the compute-hours
	 * @see <a href="https://neon.com/docs/introduction/plans">Neon's plans</a>
	 */
	public double computeHours(double size) {
		return size * this.awake.toMillis() / HOUR;
	}

	/**
	 * Return the compute-hours saved against a compute that never sleeps.
	 * @param size the size of the compute in compute units
	 * @return the compute-hours
	 */
	public double savedComputeHours(double size) {
		return size * this.asleep.toMillis() / HOUR;
	}

}
