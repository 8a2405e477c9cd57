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

	public boolean isFastPath() {
		return this.fastPath;
	}

	public void setFastPath(boolean fastPath) {
		this.fastPath = fastPath;
	}

}
