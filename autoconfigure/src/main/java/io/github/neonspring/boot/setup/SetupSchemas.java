package io.github.neonspring.boot.setup;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The schemas that belong to the application.
 *
 * @param names the names, empty for the current schema of whoever sets up
 * @param historyTable the name of Flyway's table
 */
record SetupSchemas(List<String> names, String historyTable) {

	static SetupSchemas of(NeonSetupProperties properties, Environment environment) {
		Set<String> names = new LinkedHashSet<>(properties.getSchemas());
		if (names.isEmpty()) {
			String first = environment.getProperty("spring.flyway.default-schema");
			if (StringUtils.hasText(first)) {
				names.add(first);
			}
			names.addAll(Binder.get(environment)
				.bind("spring.flyway.schemas", Bindable.listOf(String.class))
				.orElse(List.of()));
		}
		return new SetupSchemas(List.copyOf(names),
				environment.getProperty("spring.flyway.table", "flyway_schema_history"));
	}

	/**
	 * Return the schemas that there are.
	 * @param sql the connection of whoever sets up
	 * @return those of the names that exist, or the current schema
	 * @throws SQLException if the database cannot be asked
	 */
	List<String> existing(Sql sql) throws SQLException {
		return this.names.isEmpty() ? sql.texts("select current_schema() where current_schema() is not null")
				: sql.texts("select nspname from pg_namespace where nspname = any (?) order by"
						+ " array_position(?, nspname::text)", this.names, this.names);
	}

	/**
	 * Have names without a schema mean the first schema, as in a migration.
	 * @param sql a connection in a transaction
	 * @throws SQLException if the database refuses
	 */
	void searchFirst(Sql sql) throws SQLException {
		if (!this.names.isEmpty()) {
			sql.texts("select set_config('search_path', concat_ws(', ', ?::text, nullif(current_setting('search_path'),"
					+ " '')), true)", Sql.identifier(this.names.get(0)));
		}
	}

}
