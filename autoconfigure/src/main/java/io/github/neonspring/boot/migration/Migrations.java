package io.github.neonspring.boot.migration;

import java.util.Arrays;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;

/**
 * The application's schema migrations, for those who know nothing of Flyway.
 *
 * @since 0.1.0
 */
public final class Migrations {

	private final ObjectProvider<Flyway> flyway;

	private final ObjectProvider<FlywayMigrationInitializer> initializers;

	private final MigrationReport report;

	private final FastPath fastPath;

	private final MigrationGate gate;

	Migrations(ObjectProvider<Flyway> flyway, ObjectProvider<FlywayMigrationInitializer> initializers,
			MigrationReport report, FastPath fastPath, MigrationGate gate) {
		this.flyway = flyway;
		this.initializers = initializers;
		this.report = report;
		this.fastPath = fastPath;
		this.gate = gate;
	}

	/**
	 * Whether there are any, without a connection. An application may have Flyway and
	 * leave its schema to somebody else.
	 * @return {@code false} only if there are surely none
	 */
	public boolean exist() {
		Flyway flyway = this.flyway.getIfAvailable();
		return flyway != null && this.fastPath.hasMigrations(flyway);
	}

	/**
	 * Have done what a start does by itself, where its beans are created as late as they
	 * are needed.
	 */
	public void initialize() {
		this.initializers.stream().forEach((initializer) -> {
		});
	}

	/**
	 * Apply what is pending. Not by the application's own migration strategy, which may
	 * well be to do nothing at a start.
	 * @return how many migrations were applied
	 */
	public int migrate() {
		int before = this.report.count();
		if (exist()) {
			new ReportingMigrationStrategy(this.report, this.fastPath).migrate(this.flyway.getObject());
		}
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
