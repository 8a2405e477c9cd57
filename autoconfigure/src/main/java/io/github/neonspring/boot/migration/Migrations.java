package io.github.neonspring.boot.migration;

import java.util.Arrays;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * The application's schema migrations, for those who know nothing of Flyway.
 *
 * @since 0.1.0
 */
public final class Migrations {

	private final ObjectProvider<Flyway> flyway;

	private final ObjectProvider<FlywayMigrationStrategy> strategy;

	private final MigrationReport report;

	private final MigrationGate gate;

	Migrations(ObjectProvider<Flyway> flyway, ObjectProvider<FlywayMigrationStrategy> strategy, MigrationReport report,
			MigrationGate gate) {
		this.flyway = flyway;
		this.strategy = strategy;
		this.report = report;
		this.gate = gate;
	}

	/**
	 * Apply what is pending, as a start of the application does.
	 * @return how many migrations were applied, as far as the application's own
	 * {@code FlywayMigrationStrategy} lets that be known
	 */
	public int migrate() {
		int before = this.report.count();
		this.flyway.ifAvailable((flyway) -> {
			FlywayMigrationStrategy strategy = this.strategy.getIfAvailable();
			if (strategy != null) {
				strategy.migrate(flyway);
			}
			else {
				flyway.migrate();
			}
		});
		return this.report.count() - before;
	}

	/**
	 * Compare the application's migrations with the database, once those that are under
	 * way are done.
	 * @return the state; one without migrations where the application has none
	 */
	public MigrationState state() {
		Flyway flyway = this.flyway.getIfAvailable();
		if (flyway == null) {
			return MigrationState.NONE;
		}
		this.gate.pass();
		MigrationInfoService info = flyway.info();
		MigrationInfo current = info.current();
		return new MigrationState(info.all().length,
				(current != null && current.getVersion() != null) ? current.getVersion().toString() : null,
				scripts(info.pending()),
				Arrays.stream(info.all())
					.filter((migration) -> migration.getState().isFailed())
					.map(Migrations::name)
					.toList());
	}

	private static List<String> scripts(MigrationInfo[] migrations) {
		return Arrays.stream(migrations).map(Migrations::name).toList();
	}

	private static String name(MigrationInfo migration) {
		return (migration.getScript() != null) ? migration.getScript() : String.valueOf(migration.getVersion());
	}

}
