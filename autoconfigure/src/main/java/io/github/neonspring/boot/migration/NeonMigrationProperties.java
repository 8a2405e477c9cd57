package io.github.neonspring.boot.migration;

import java.util.ArrayList;
import java.util.List;

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
	 * Locations of undo scripts, which the command "migrate down" runs. They must not be
	 * among the locations of the migrations.
	 */
	private List<String> undoLocations = new ArrayList<>(List.of("classpath:db/undo"));

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

	public List<String> getUndoLocations() {
		return this.undoLocations;
	}

	public void setUndoLocations(List<String> undoLocations) {
		this.undoLocations = undoLocations;
	}

	public boolean isBesideStart() {
		return this.besideStart;
	}

	public void setBesideStart(boolean besideStart) {
		this.besideStart = besideStart;
	}

}
