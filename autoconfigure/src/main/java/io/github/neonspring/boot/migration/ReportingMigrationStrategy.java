package io.github.neonspring.boot.migration;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.log.LogMessage;

/**
 * Migrates and tells in one line what that did.
 */
final class ReportingMigrationStrategy implements FlywayMigrationStrategy {

	private static final Log logger = LogFactory.getLog(ReportingMigrationStrategy.class);

	private final MigrationReport report;

	ReportingMigrationStrategy(MigrationReport report) {
		this.report = report;
	}

	@Override
	public void migrate(Flyway flyway) {
		long start = System.nanoTime();
		MigrateResult result = flyway.migrate();
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		this.report.migrated(result.migrationsExecuted, duration);
		logger.info(LogMessage.format("Migrations: %d applied in %d ms%s", result.migrationsExecuted,
				duration.toMillis(), version(result)));
	}

	private static String version(MigrateResult result) {
		String version = (result.targetSchemaVersion != null) ? result.targetSchemaVersion
				: result.initialSchemaVersion;
		return (version != null) ? ", schema is at version " + version : "";
	}

}
