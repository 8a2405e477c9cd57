package io.github.neonspring.boot.migration;

import org.flywaydb.core.api.FlywayException;

/**
 * A migration says CONCURRENTLY, but the connection does not allow the lock it needs.
 * Nothing of it was run.
 *
 * @since 0.1.0
 */
public class ConcurrentMigrationException extends FlywayException {

	private final String script;

	ConcurrentMigrationException(String script) {
		super("The migration " + script + " says CONCURRENTLY, which would wait for ever behind a pooler. Nothing of"
				+ " it was run");
		this.script = script;
	}

	/**
	 * Return the migration's script.
	 * @return the name of the script
	 */
	public String getScript() {
		return this.script;
	}

}
