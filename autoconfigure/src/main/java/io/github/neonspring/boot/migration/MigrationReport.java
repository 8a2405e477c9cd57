package io.github.neonspring.boot.migration;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What the migrations of this start did.
 *
 * @since 0.1.0
 */
public final class MigrationReport {

	private volatile int count;

	private volatile Duration duration = Duration.ZERO;

	private volatile @Nullable String version;

	private volatile boolean done;

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

	/**
	 * Return the version that the schema is at.
	 * @return the version, or {@code null} if nothing was migrated or there is none
	 */
	public @Nullable String version() {
		return this.version;
	}

	/**
	 * Whether migrations have been looked for, and are done.
	 * @return {@code false} before that, and where there are none
	 */
	public boolean isDone() {
		return this.done;
	}

	void migrated(int count, Duration duration, @Nullable String version) {
		this.count += count;
		this.duration = this.duration.plus(duration);
		this.version = version;
		this.done = true;
	}

}
