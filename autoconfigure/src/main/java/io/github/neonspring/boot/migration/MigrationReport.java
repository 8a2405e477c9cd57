package io.github.neonspring.boot.migration;

import java.time.Duration;

/**
 * What the migrations of this start did.
 *
 * @since 0.1.0
 */
public final class MigrationReport {

	private volatile int count;

	private volatile Duration duration = Duration.ZERO;

	/**
	 * Return how many migrations were applied at this start.
	 * @return the number of migrations
	 */
	public int count() {
		return this.count;
	}

	/**
	 * Return how long it took to migrate, waiting for the database included.
	 * @return the duration; zero if nothing was to be migrated
	 */
	public Duration duration() {
		return this.duration;
	}

	void migrated(int count, Duration duration) {
		this.count += count;
		this.duration = this.duration.plus(duration);
	}

}
