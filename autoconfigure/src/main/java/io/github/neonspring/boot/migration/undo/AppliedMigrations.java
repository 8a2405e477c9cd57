package io.github.neonspring.boot.migration.undo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.flywaydb.core.internal.info.MigrationInfoServiceImpl;

/**
 * The migrations that Flyway's history says are applied, in words of Flyway's own.
 */
final class AppliedMigrations {

	private final String table;

	/** The last one first. */
	private final List<MigrationInfoImpl> rows;

	private AppliedMigrations(String table, List<MigrationInfoImpl> rows) {
		this.table = table;
		this.rows = rows;
	}

	/**
	 * Read the history.
	 * @param session the session
	 * @return what is applied
	 * @throws DowngradeRefusedException if there is no history, or one that does not
	 * agree with the application's migrations
	 */
	static AppliedMigrations read(FlywaySession session) {
		String table = session.history().toString();
		if (!session.history().exists()) {
			throw new DowngradeRefusedException("There is no history table " + table + ", so nothing can be undone");
		}
		Configuration configuration = session.configuration();
		MigrationInfoServiceImpl infos = new MigrationInfoServiceImpl(session.migrations(), session.history(),
				session.database(), configuration, MigrationVersion.LATEST, true, ignored(configuration),
				configuration.getCherryPick());
		infos.refresh();
		check(infos, table);
		return new AppliedMigrations(table,
				Arrays.stream(infos.all())
					.map(MigrationInfoImpl.class::cast)
					.filter((info) -> info.getAppliedMigration() != null)
					.sorted(Comparator.comparing(MigrationInfoImpl::getInstalledRank).reversed())
					.toList());
	}

	private static ValidatePattern[] ignored(Configuration configuration) {
		return Stream
			.concat(Arrays.stream(configuration.getIgnoreMigrationPatterns()),
					Stream.of(ValidatePattern.fromPattern("*:pending")))
			.toArray(ValidatePattern[]::new);
	}

	private static void check(MigrationInfoServiceImpl infos, String table) {
		for (MigrationInfoImpl failed : infos.failed()) {
			throw new DowngradeRefusedException("The history " + table + " holds a failed migration: "
					+ failed.getScript() + ". Clean up what it left and run migrate repair first");
		}
		List<ValidateOutput> deviations = infos.validate();
		if (!deviations.isEmpty()) {
			throw new DowngradeRefusedException("The history " + table + " and the migrations do not agree: "
					+ deviations.stream()
						.map((deviation) -> String.join(" ", deviation.errorDetails.errorMessage.split("\\s*\n\\s*")))
						.collect(Collectors.joining("; ")));
		}
	}

	/**
	 * Return the versions applied last, also those out of order.
	 * @param count how many
	 * @return the migrations, the one applied last first
	 * @throws DowngradeRefusedException if there are not as many, or one of them is not
	 * among the application's migrations
	 */
	List<MigrationInfoImpl> last(int count) {
		List<MigrationInfoImpl> versions = new ArrayList<>();
		String beginning = "the history begins there";
		for (MigrationInfoImpl row : this.rows) {
			if (row.getType().isBaseline()) {
				beginning = "before that is the baseline " + row.getVersion();
				break;
			}
			if (row.getVersion() != null && stands(row)) {
				versions.add(row);
			}
		}
		if (count > versions.size()) {
			throw new DowngradeRefusedException("%d versions were to be undone, but %s holds only %d; %s"
				.formatted(count, this.table, versions.size(), beginning));
		}
		List<MigrationInfoImpl> last = versions.subList(0, count);
		last.stream().filter((row) -> row.getResolvedMigration() == null).findFirst().ifPresent((missing) -> {
			throw new DowngradeRefusedException("Version " + missing.getVersion() + " (" + missing.getScript()
					+ ") is applied, but is not among the application's migrations");
		});
		return last;
	}

	private static boolean stands(MigrationInfoImpl row) {
		return !row.getType().isSynthetic() && row.getState() != MigrationState.DELETED;
	}

	/**
	 * Return the repeatable migrations whose last run is unchanged and later than some
	 * row.
	 * @param rank the row
	 * @return the migrations, the one applied last first
	 */
	List<MigrationInfoImpl> repeatablesAfter(int rank) {
		return this.rows.stream()
			.filter((row) -> row.getVersion() == null && row.getInstalledRank() > rank && stands(row))
			.filter((row) -> row.getState() == MigrationState.SUCCESS)
			.toList();
	}

	/**
	 * Return which of some versions are below one that stays.
	 * @param undone the versions that are undone
	 * @return those that Flyway calls out of order when it applies them again
	 */
	List<MigrationVersion> below(List<MigrationInfoImpl> undone) {
		List<MigrationVersion> staying = this.rows.stream()
			.filter((row) -> row.getVersion() != null && stands(row) && !undone.contains(row))
			.map(MigrationInfoImpl::getVersion)
			.toList();
		return undone.stream()
			.map(MigrationInfoImpl::getVersion)
			.filter((version) -> staying.stream().anyMatch((other) -> other.compareTo(version) > 0))
			.toList();
	}

	String table() {
		return this.table;
	}

}
