package io.github.neonspring.boot.migration;

import java.util.Collection;
import java.util.Optional;

import org.flywaydb.core.api.ClassProvider;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.callback.SqlScriptCallbackFactory;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.resolver.script.ScriptMigrationResolver;
import org.flywaydb.core.internal.scanner.Scanner;
import org.flywaydb.core.internal.sqlscript.SqlScriptExecutorFactory;
import org.flywaydb.core.internal.sqlscript.SqlScriptFactory;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;

/**
 * The migrations and callbacks of the application, found by Flyway's own scanner and
 * resolvers as in FlywayExecutor, but without a connection. A script with a placeholder
 * that only the database can fill in is an error here.
 */
final class ResolvedMigrations {

	private final Configuration configuration;

	private final ParsingContext parsing = new ParsingContext();

	private final ResourceProvider resources;

	private final ClassProvider<JavaMigration> classes;

	private final SqlScriptFactory scripts;

	private final SqlScriptExecutorFactory executors = (connection, undo, batch, outputQueryResults) -> {
		throw new IllegalStateException("Nothing is executed here");
	};

	ResolvedMigrations(Configuration configuration) {
		this.configuration = configuration;
		Scanner<JavaMigration> scanner = scanner(configuration.getLocations());
		this.resources = (configuration.getResourceProvider() != null) ? configuration.getResourceProvider() : scanner;
		this.classes = (configuration.getJavaMigrationClassProvider() != null)
				? configuration.getJavaMigrationClassProvider() : scanner;
		this.scripts = new PostgreSQLDatabaseType().createSqlScriptFactory(configuration, this.parsing);
	}

	private Scanner<JavaMigration> scanner(Location[] locations) {
		return new Scanner<>(JavaMigration.class, this.configuration, locations);
	}

	Collection<ResolvedMigration> migrations() {
		return new CompositeMigrationResolver(this.resources, this.classes, this.configuration, this.executors,
				this.scripts, this.parsing, null)
			.resolveMigrations(this.configuration);
	}

	/**
	 * Whether there are migrations in Java, as beans or on the class path.
	 * @return {@code false} if there are only scripts
	 */
	boolean hasClasses() {
		return this.configuration.getJavaMigrations().length > 0 || !this.classes.getClasses().isEmpty();
	}

	boolean hasCallbacks() {
		ResourceProvider resources = (this.configuration.getCallbackLocations().length > 0)
				? scanner(this.configuration.getCallbackLocations()) : this.resources;
		ScriptMigrationResolver<Event> scripts = new ScriptMigrationResolver<>(resources, this.configuration,
				this.parsing, null);
		scripts.resolveCallbacks((id) -> Optional.ofNullable(Event.fromId(id)));
		return !scripts.scriptCallbacks.isEmpty()
				|| !new SqlScriptCallbackFactory<>(resources, this.executors, this.scripts, this.configuration,
						(id) -> Optional.ofNullable(Event.fromId(id)))
					.getCallbacks()
					.isEmpty();
	}

}
