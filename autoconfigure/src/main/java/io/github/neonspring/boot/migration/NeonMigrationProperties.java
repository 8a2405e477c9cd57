package io.github.neonspring.boot.migration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How schema migrations are run.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.migration")
public class NeonMigrationProperties {

	/**
	 * Whether to find out with one query that there is nothing to migrate. Flyway runs in
	 * full whenever anything is not exactly as it left it.
	 */
	private boolean fastPath = true;

	/**
	 * Whether to migrate while the rest of the application starts. Nobody gets a
	 * connection before the migrations are done, and the start ends with them. Where that
	 * could be noticed, as with migrations in Java, the start waits for them first.
	 */
	private boolean besideStart = true;

	public boolean isFastPath() {
		return this.fastPath;
	}

	public void setFastPath(boolean fastPath) {
		this.fastPath = fastPath;
	}

	public boolean isBesideStart() {
		return this.besideStart;
	}

	public void setBesideStart(boolean besideStart) {
		this.besideStart = besideStart;
	}

}
