package io.github.neonspring.boot.migration;

import java.time.Duration;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * Migrates and tells in one line what that did.
 */
final class ReportingMigrationStrategy implements FlywayMigrationStrategy {

	private static final EndpointLog events = EndpointLog.of(ReportingMigrationStrategy.class);

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
			tell(flyway, 0, start, history.version());
			return;
		}
		MigrateResult result = flyway.migrate();
		tell(flyway, result.migrationsExecuted, start,
				(result.targetSchemaVersion != null) ? result.targetSchemaVersion : result.initialSchemaVersion);
	}

	private void tell(Flyway flyway, int count, long start, @Nullable String version) {
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		this.report.migrated(count, duration, version);
		events.info(EndpointEvent.MIGRATIONS_DONE, endpoint(flyway),
				LogMessage.format("Migrations: %d applied in %d ms%s", count, duration.toMillis(),
						(version != null) ? ", schema is at version " + version : ""));
	}

	private static String endpoint(Flyway flyway) {
		return (flyway.getConfiguration().getDataSource() instanceof MigrationDataSource dataSource)
				? dataSource.endpoint() : "the database of the migrations";
	}

}
