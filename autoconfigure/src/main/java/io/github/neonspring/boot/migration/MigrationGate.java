package io.github.neonspring.boot.migration;

import java.time.Duration;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * A gate before the application's data source: nobody gets a connection while migrations
 * run beside the start. Open where they don't, and costs one volatile read then.
 *
 * @since 0.1.0
 */
public final class MigrationGate {

	private volatile @Nullable MigrationRun run;

	/**
	 * Create a gate, which is open.
	 */
	public MigrationGate() {
	}

	/**
	 * Put the gate before a data source.
	 * @param dataSource lends connections
	 * @return the data source behind the gate
	 */
	public DataSource before(DataSource dataSource) {
		return new GatedDataSource(dataSource, this);
	}

	/**
	 * Wait until the migrations are done, if they run. They wait for the database no
	 * longer than anybody else.
	 * @throws RuntimeException if the migrations failed: what they failed with
	 * @throws IllegalStateException if interrupted
	 */
	public void pass() {
		MigrationRun current = this.run;
		if (current != null) {
			current.await();
		}
	}

	/**
	 * Wait a moment until the migrations are done, if they run.
	 * @param moment how long to wait at most
	 */
	public void waitFor(Duration moment) {
		MigrationRun current = this.run;
		if (current != null) {
			current.isDoneWithin(moment);
		}
	}

	/**
	 * Whether the gate is closed for good: the migrations have failed.
	 * @return {@code false} while there is hope
	 */
	boolean isLocked() {
		MigrationRun current = this.run;
		return current != null && current.isOver();
	}

	void close(MigrationRun run) {
		this.run = run;
	}

	void open() {
		this.run = null;
	}

}
