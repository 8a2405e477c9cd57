package io.github.neonspring.boot.migration;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Names the way out of a migration that cannot begin.
 */
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
		ConcurrentMigrationException concurrent = findCause(rootFailure, ConcurrentMigrationException.class);
		if (concurrent != null) {
			return new FailureAnalysis(concurrent.getMessage() + ".",
					"Give the address of the endpoint without the pooler, so that Flyway can use a lock that does not"
							+ " stand in the way: set NEON_DIRECT_URL (neon.direct-url), or spring.flyway.url.",
					cause);
		}
		if (cause.getMessage() != null && cause.getMessage().contains("non-empty schema")) {
			return new FailureAnalysis(
					"The database already has tables, but no record of which migrations made them. "
							+ firstLine(cause.getMessage()),
					"If the tables are what the first migrations would make, say so once: set"
							+ " spring.flyway.baseline-on-migrate=true and spring.flyway.baseline-version to the"
							+ " version that the database is at; later migrations are then applied. If the database"
							+ " is not the one you meant, change NEON_DATABASE_URL.",
					cause);
		}
		return null;
	}

	private static String firstLine(String message) {
		return message.lines().findFirst().orElse("");
	}

}
