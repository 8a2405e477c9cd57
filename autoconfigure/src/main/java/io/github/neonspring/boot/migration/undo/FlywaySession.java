package io.github.neonspring.boot.migration.undo;

import java.util.function.Function;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.FlywayExecutor;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.Connection;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.schemahistory.SchemaHistory;

/**
 * What Flyway hands to a command of its own, connected as for one: with the application's
 * data source, initial SQL, schemas and history table.
 *
 * @param configuration Flyway's configuration
 * @param migrations the application's migrations
 * @param history the history
 * @param database the database
 * @param schema the schema that migrations run in
 */
record FlywaySession(Configuration configuration, CompositeMigrationResolver migrations, SchemaHistory history,
		Database<?> database, Schema<?, ?> schema) {

	static <T> T in(Flyway flyway, Function<FlywaySession, T> work) {
		Configuration configuration = flyway.getConfiguration();
		return new FlywayExecutor(configuration).execute((migrations, history, database, schema, schemas, callbacks,
				interceptor) -> work.apply(new FlywaySession(configuration, migrations, history, database, schema)),
				true, null);
	}

	/**
	 * Return the connection that holds Flyway's lock and writes its history.
	 * @return the connection
	 */
	Connection<?> connection() {
		return this.database.getMainConnection();
	}

}
