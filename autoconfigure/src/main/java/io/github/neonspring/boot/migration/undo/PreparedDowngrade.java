package io.github.neonspring.boot.migration.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.internal.callback.NoopCallbackExecutor;
import org.flywaydb.core.internal.database.base.Connection;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.flywaydb.core.internal.sqlscript.DefaultSqlScriptExecutor;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.springframework.util.StopWatch;

/**
 * A downgrade that nothing stands in the way of.
 *
 * @param session the session
 * @param plan what it does
 * @param migrations the migrations that are undone, the one applied last first
 * @param scripts their scripts, in the same order
 * @param repeatables the migrations that will have to run again
 */
record PreparedDowngrade(FlywaySession session, DowngradePlan plan, List<MigrationInfoImpl> migrations,
		List<UndoScript> scripts, List<MigrationInfoImpl> repeatables) {

	static PreparedDowngrade of(FlywaySession session, AppliedMigrations applied, List<MigrationInfoImpl> migrations,
			UndoScripts found) {
		List<UndoScript> scripts = migrations.stream().map((migration) -> found.of(migration.getVersion())).toList();
		List<String> obstacles = scripts.stream().flatMap((script) -> script.obstacle().stream()).toList();
		if (!obstacles.isEmpty()) {
			throw new DowngradeRefusedException(String.join("; ", obstacles));
		}
		List<UndoStep> steps = new ArrayList<>();
		for (int i = 0; i < migrations.size(); i++) {
			MigrationInfoImpl migration = migrations.get(i);
			steps.add(new UndoStep(migration.getInstalledRank(), migration.getVersion().toString(),
					migration.getDescription(), migration.getScript(), scripts.get(i).name()));
		}
		int oldest = steps.stream().mapToInt(UndoStep::installedRank).min().orElse(Integer.MAX_VALUE);
		List<MigrationInfoImpl> repeatables = applied.repeatablesAfter(oldest);
		DowngradePlan plan = new DowngradePlan(applied.table(), steps,
				repeatables.stream().map(MigrationInfoImpl::getScript).toList(), session.configuration().isOutOfOrder()
						? List.of() : applied.below(migrations).stream().map(Object::toString).toList());
		return new PreparedDowngrade(session, plan, migrations, scripts, repeatables);
	}

	/**
	 * Run the scripts and write the history. It is the caller's part to begin and end the
	 * transaction.
	 * @param progress told about each script that has run
	 */
	void run(Consumer<UndoStep> progress) {
		for (int i = 0; i < this.migrations.size(); i++) {
			StopWatch watch = new StopWatch();
			watch.start();
			run(this.scripts.get(i));
			watch.stop();
			markDeleted(this.migrations.get(i), (int) watch.getTotalTimeMillis());
			progress.accept(this.plan.steps().get(i));
		}
		this.repeatables.forEach((repeatable) -> markDeleted(repeatable, 0));
	}

	private void run(UndoScript script) {
		Connection<?> connection = this.session.connection();
		connection.restoreOriginalState();
		connection.changeCurrentSchemaTo(this.session.schema());
		try {
			new DefaultSqlScriptExecutor(connection.getJdbcTemplate(), NoopCallbackExecutor.INSTANCE, true, false,
					this.session.configuration().isOutputQueryResults(), null)
				.execute(script.sql(), this.session.configuration());
		}
		catch (FlywaySqlScriptException ex) {
			throw new UndoFailedException(script.name(), ex);
		}
	}

	private void markDeleted(MigrationInfoImpl migration, int milliseconds) {
		this.session.history()
			.addAppliedMigration(migration.getVersion(), migration.getDescription(), CoreMigrationType.DELETE,
					migration.getScript(), migration.getAppliedChecksum(), milliseconds, true);
	}

}
