package io.github.neonspring.boot.migration.undo;

import java.util.List;
import java.util.function.Consumer;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.Assert;

/**
 * Undoes the migrations that were applied last, with scripts of the application's, in one
 * transaction under Flyway's own lock. Each version gets a row of type {@code DELETE} in
 * Flyway's history, as Flyway's repair writes it, so that Flyway sees it as pending
 * again.
 *
 * @since 0.1.0
 */
public final class Downgrade {

	private final ObjectProvider<Flyway> flyway;

	private final List<String> locations;

	Downgrade(ObjectProvider<Flyway> flyway, List<String> locations) {
		this.flyway = flyway;
		this.locations = locations;
	}

	/**
	 * Find out what there would be to do, and whether it can be done.
	 * @param count how many versions to undo, one at least
	 * @return the plan
	 * @throws DowngradeRefusedException if a script is missing or cannot run in a
	 * transaction, if the history does not agree with the migrations, or if there are not
	 * as many versions
	 */
	public DowngradePlan plan(int count) {
		Assert.isTrue(count > 0, "'count' must be positive");
		return FlywaySession.in(flyway(), (session) -> prepare(session, count).plan());
	}

	/**
	 * Do what was planned, all of it or nothing.
	 * @param plan the plan
	 * @param progress told about each undo script when it has run, before the commit
	 * @throws DowngradeRefusedException if the plan would be another one by now
	 * @throws UndoFailedException if a script failed
	 */
	public void run(DowngradePlan plan, Consumer<UndoStep> progress) {
		Assert.notNull(plan, "'plan' must not be null");
		Assert.notNull(progress, "'progress' must not be null");
		FlywaySession.in(flyway(), (session) -> {
			new DowngradeTransaction(session).run(() -> {
				PreparedDowngrade prepared = prepare(session, plan.steps().size());
				if (!prepared.plan().equals(plan)) {
					throw new DowngradeRefusedException("The history " + plan.table()
							+ " or the scripts have changed since the downgrade was planned; plan it again");
				}
				prepared.run(progress);
			});
			return plan;
		});
	}

	private Flyway flyway() {
		Flyway flyway = this.flyway.getIfAvailable();
		if (flyway == null) {
			throw new DowngradeRefusedException("The application has no migrations, so nothing can be undone");
		}
		return flyway;
	}

	private PreparedDowngrade prepare(FlywaySession session, int count) {
		AppliedMigrations applied = AppliedMigrations.read(session);
		List<MigrationInfoImpl> last = applied.last(count);
		UndoScripts scripts = new UndoScripts(this.locations, session.configuration(), session.database());
		return PreparedDowngrade.of(session, applied, last, scripts);
	}

}
