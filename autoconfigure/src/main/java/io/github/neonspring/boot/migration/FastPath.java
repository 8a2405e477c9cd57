package io.github.neonspring.boot.migration;

import java.util.Collection;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;

/**
 * Finds out with one query that there is nothing to migrate, where Flyway itself needs
 * some thirty. Whatever is not exactly as Flyway left it, or not understood, or fails
 * here in any way, is Flyway's to deal with.
 *
 * @since 0.1.0
 */
public final class FastPath {

	private static final Log logger = LogFactory.getLog(FastPath.class);

	private final boolean enabled;

	FastPath(boolean enabled) {
		this.enabled = enabled;
	}

	/**
	 * Find out whether there is nothing to migrate.
	 * @param flyway the migrations
	 * @return the version of the schema, which is no text where no migration has one;
	 * empty if Flyway has to run
	 */
	public Optional<String> versionIfUpToDate(Flyway flyway) {
		MigrationHistory history = upToDate(flyway);
		return Optional.ofNullable(history).map((some) -> (some.version() != null) ? some.version() : "");
	}

	/**
	 * Whether the application has any migrations, without a connection.
	 * @param flyway the migrations
	 * @return {@code false} only if there are surely none
	 */
	public boolean hasMigrations(Flyway flyway) {
		Configuration configuration = flyway.getConfiguration();
		try {
			return configuration.getResolvers().length > 0
					|| !new ResolvedMigrations(configuration).migrations().isEmpty();
		}
		catch (Throwable ex) {
			logger.debug("Flyway finds out whether there are migrations", ex);
			return true;
		}
	}

	/**
	 * Compare the history in the database with the application's migrations.
	 * @param flyway the migrations
	 * @return the history, or {@code null} if Flyway has to run
	 */
	@Nullable MigrationHistory upToDate(Flyway flyway) {
		Configuration configuration = flyway.getConfiguration();
		if (!this.enabled || !(configuration.getDataSource() instanceof MigrationDataSource dataSource)) {
			return null;
		}
		try {
			return upToDate(configuration, dataSource);
		}
		catch (Throwable ex) {
			// Flyway's internal classes may be any others in another version
			logger.debug("Running Flyway in full", ex);
			return null;
		}
	}

	private static @Nullable MigrationHistory upToDate(Configuration configuration, MigrationDataSource dataSource) {
		Optional<String> deviation = UnderstoodSettings.deviation(configuration);
		if (deviation.isEmpty()) {
			ResolvedMigrations resolved = new ResolvedMigrations(configuration);
			Collection<ResolvedMigration> migrations = resolved.migrations();
			deviation = deviation(resolved, migrations);
			MigrationHistory history = deviation.isEmpty() ? dataSource.history(configuration.getTable()) : null;
			if (history != null) {
				deviation = history.deviation(migrations);
				if (deviation.isEmpty()) {
					dataSource.notNeeded();
					return history;
				}
			}
		}
		logger.debug(LogMessage.format("Running Flyway in full: %s", deviation.orElse("there is no history")));
		return null;
	}

	private static Optional<String> deviation(ResolvedMigrations resolved, Collection<ResolvedMigration> migrations) {
		if (migrations.isEmpty() || resolved.hasCallbacks()) {
			return Optional.of("there are callbacks or no migrations");
		}
		return migrations.stream()
			.filter((migration) -> !migration.getExecutor().shouldExecute())
			.findFirst()
			.map((migration) -> migration.getScript() + " is not to be run");
	}

}
