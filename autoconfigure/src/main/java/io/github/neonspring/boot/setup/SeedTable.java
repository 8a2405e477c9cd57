package io.github.neonspring.boot.setup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A table that a CSV file is loaded into.
 *
 * @param name the name, as SQL writes it
 * @param columns its columns that can be written
 */
record SeedTable(String name, List<String> columns) {

	private static final String SEQUENCES = "select pg_get_serial_sequence(?, attname), quote_ident(attname) from"
			+ " pg_attribute where attrelid = ?::regclass and attname = any (?) and attnum > 0 and"
			+ " pg_get_serial_sequence(?, attname) is not null";

	/**
	 * Find a table, in the application's first schema before all others.
	 * @param sql a connection as the owner
	 * @param schemas the application's schemas
	 * @param name the name of the table
	 * @return the table, or {@code null} if there is none
	 * @throws SQLException if the database cannot be asked
	 */
	static @Nullable SeedTable find(Sql sql, SetupSchemas schemas, String name) throws SQLException {
		String inFirst = (schemas.names().isEmpty() || name.contains(".")) ? name
				: Sql.identifier(schemas.names().get(0)) + "." + name;
		List<String> found = sql.texts(
				"select oid::regclass::text from pg_class where oid =" + " coalesce(to_regclass(?), to_regclass(?))",
				inFirst, name);
		if (found.isEmpty()) {
			return null;
		}
		return new SeedTable(found.get(0),
				sql.texts(
						"select attname from pg_attribute where attrelid = ?::regclass"
								+ " and attnum > 0 and not attisdropped and attgenerated = '' order by attnum",
						found.get(0)));
	}

	/**
	 * Say why a header does not fit.
	 * @param header the names of the columns in a file
	 * @return the reason, or empty if it fits
	 */
	Optional<String> problem(List<String> header) {
		List<String> unknown = header.stream().filter((name) -> column(name) == null).toList();
		if (!unknown.isEmpty()) {
			return Optional.of("the table %s has no column %s; it has %s".formatted(this.name,
					String.join(", ", unknown), String.join(", ", this.columns)));
		}
		return (new HashSet<>(columns(header)).size() < header.size())
				? Optional.of("the header names a column of " + this.name + " twice") : Optional.empty();
	}

	List<String> columns(List<String> header) {
		List<String> columns = new ArrayList<>();
		for (String name : header) {
			String column = column(name);
			columns.add((column != null) ? column : name);
		}
		return columns;
	}

	private @Nullable String column(String name) {
		return this.columns.contains(name) ? name
				: this.columns.stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
	}

	/**
	 * Have the sequences behind the columns go on after the ids that were loaded.
	 * @param sql a connection as the owner
	 * @param loaded the columns that were loaded
	 * @throws SQLException if the database refuses
	 */
	void raiseSequences(Sql sql, List<String> loaded) throws SQLException {
		List<String[]> sequences = sql.query((row) -> new String[] { row.getString(1), row.getString(2) }, SEQUENCES,
				this.name, this.name, loaded, this.name);
		for (String[] sequence : sequences) {
			sql.texts("select setval(?::regclass, last) from (select max(" + sequence[1] + ") as last from " + this.name
					+ ") loaded where last >= (select last_value from " + sequence[0] + ")", sequence[0]);
		}
	}

}
