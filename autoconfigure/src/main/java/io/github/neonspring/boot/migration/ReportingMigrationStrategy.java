package io.github.neonspring.boot.migration;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.log.LogMessage;

/**
 * Migrates and tells in one line what that did.
 */
final class ReportingMigrationStrategy implements FlywayMigrationStrategy {

	private static final Log logger = LogFactory.getLog(ReportingMigrationStrategy.class);

	private final MigrationReport report;

	private final FastPath fastPath;

	ReportingMigrationStrategy(MigrationReport report, FastPath fastPath) {
		this.report = report;
		this.fastPath = fastPath;
	}

	@Override
	public void migrate(Flyway flyway) {
		long start = System.nanoTime();
		MigrationHistory history = this.fastPath.upToDate(flyway);
		if (history != null) {
			tell(0, start, history.version());
			return;
		}
		MigrateResult result = flyway.migrate();
		tell(result.migrationsExecuted, start,
				(result.targetSchemaVersion != null) ? result.targetSchemaVersion : result.initialSchemaVersion);
	}

	private void tell(int count, long start, @Nullable String version) {
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		this.report.migrated(count, duration);
		logger.info(LogMessage.format("Migrations: %d applied in %d ms%s", count, duration.toMillis(),
				(version != null) ? ", schema is at version " + version : ""));
	}

}
