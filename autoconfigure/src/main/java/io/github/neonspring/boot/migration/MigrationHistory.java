package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway's history table says, read with one query.
 *
 * @param table the name of the table
 * @param backend the process id of the backend that answered
 * @param flyways whether the table is one that Flyway made, in the current schema
 * @param rows the rows that count, in the order in which they were written: without those
 * that a later one deletes, and without that one
 */
record MigrationHistory(String table, int backend, boolean flyways, List<HistoryRow> rows) {

	/** What PostgreSQLDatabase.getRawCreateScript makes, as format_type prints it. */
	private static final String LAYOUT = """
			installed_rank integer not null,version character varying(50),\
			description character varying(200) not null,type character varying(20) not null,\
			script character varying(1000) not null,checksum integer,\
			installed_by character varying(100) not null,\
			installed_on timestamp without time zone not null,execution_time integer not null,\
			success boolean not null""";

	private static final String QUERY = """
			SELECT pg_backend_pid() AS backend,
			 n.nspname = current_schema() AND c.relkind = 'r' AND NOT c.relrowsecurity AND (
			  SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
			    || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, ',' ORDER BY a.attnum)
			  FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			 ) = '%2$s' AS flyways,
			 h.installed_rank, h.version, h.description, h.type, h.script, h.checksum, h.success
			FROM pg_catalog.pg_class c
			 JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			 LEFT JOIN %1$s h ON true
			WHERE c.oid = pg_catalog.to_regclass('%1$s')
			ORDER BY h.installed_rank""";

	static @Nullable MigrationHistory read(Connection connection, String table) throws SQLException {
		String quoted = '"' + table.replace("\"", "\"\"") + '"';
		if (!connection.getAutoCommit() || table.indexOf('\'') >= 0) {
			return null;
		}
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(QUERY.formatted(quoted, LAYOUT))) {
			return result.next() ? read(result, table) : null;
		}
	}

	private static MigrationHistory read(ResultSet result, String table) throws SQLException {
		int backend = result.getInt("backend");
		boolean flyways = result.getBoolean("flyways");
		List<HistoryRow> rows = new ArrayList<>();
		do {
			if (result.getString("installed_rank") != null) {
				rows.add(HistoryRow.read(result));
			}
		}
		while (result.next());
		return new MigrationHistory(table, backend, flyways, standing(rows));
	}

	// Of a version exactly one row can be deleted, of a repeatable migration all its runs
	private static List<HistoryRow> standing(List<HistoryRow> rows) {
		List<HistoryRow> standing = new ArrayList<>();
		for (HistoryRow row : rows) {
			List<HistoryRow> deleted = row.isDeletion() ? standing.stream()
				.filter((earlier) -> earlier.isPlain() && earlier.isOfSameMigration(row))
				.toList() : List.of();
			if (deleted.size() == 1 || (!deleted.isEmpty() && row.version() == null)) {
				standing.removeAll(deleted);
			}
			else {
				standing.add(row);
			}
		}
		return standing;
	}

	/**
	 * Say why Flyway has to run in full: anything but each migration applied once, in
	 * order, and unchanged since. Of a repeatable migration the last run counts.
	 * @param migrations the application's migrations
	 * @return the reason, or empty if there is nothing to do
	 */
	Optional<String> deviation(Collection<ResolvedMigration> migrations) {
		if (!this.flyways) {
			return Optional.of("the table " + this.table + " is not as Flyway makes it");
		}
		Optional<HistoryRow> strange = this.rows.stream().filter((row) -> !row.isPlain()).findFirst();
		if (strange.isPresent()) {
			return Optional.of("the history holds " + strange.get());
		}
		if (!isInOrder()) {
			return Optional.of("the history is out of order");
		}
		List<HistoryRow> last = lastRuns();
		Optional<HistoryRow> unresolved = last.stream()
			.filter((row) -> migrations.stream().noneMatch(row::isExactly))
			.findFirst();
		if (unresolved.isPresent()) {
			return Optional.of("no migration is exactly " + unresolved.get());
		}
		return migrations.stream()
			.filter((migration) -> last.stream().noneMatch((row) -> row.isOf(migration)))
			.findFirst()
			.map((pending) -> "pending is " + pending.getScript());
	}

	private boolean isInOrder() {
		MigrationVersion last = MigrationVersion.EMPTY;
		for (HistoryRow row : this.rows) {
			MigrationVersion version = (row.version() != null) ? MigrationVersion.fromVersion(row.version()) : null;
			if (version != null && version.compareTo(last) <= 0) {
				return false;
			}
			last = (version != null) ? version : last;
		}
		return true;
	}

	private List<HistoryRow> lastRuns() {
		List<HistoryRow> last = new ArrayList<>();
		Set<String> repeatables = new HashSet<>();
		for (int i = this.rows.size() - 1; i >= 0; i--) {
			HistoryRow row = this.rows.get(i);
			if (row.version() != null || repeatables.add(row.description())) {
				last.add(row);
			}
		}
		return last;
	}

	/**
	 * Return the version that the schema is at.
	 * @return the version, or {@code null} without a versioned migration
	 */
	@Nullable String version() {
		return this.rows.stream().map(HistoryRow::version).filter(Objects::nonNull).reduce((a, b) -> b).orElse(null);
	}

}
