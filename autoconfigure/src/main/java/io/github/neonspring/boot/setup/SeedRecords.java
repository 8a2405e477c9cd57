package io.github.neonspring.boot.setup;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The table that says which seed files were loaded, {@value #TABLE}, in the application's
 * first schema.
 *
 * @param sql a connection as the owner
 * @param schemas the application's schemas
 */
record SeedRecords(Sql sql, SetupSchemas schemas) {

	static final String TABLE = "neon_setup";

	/**
	 * Return the checksums of the files that were loaded.
	 * @return the checksums by the names of the files
	 * @throws SQLException if the database cannot be asked
	 */
	Map<String, String> checksums() throws SQLException {
		Map<String, String> checksums = new HashMap<>();
		String table = table();
		if (table != null && exists(table)) {
			this.sql.query((row) -> checksums.put(row.getString(1), row.getString(2)),
					"select file, checksum from " + table);
		}
		return checksums;
	}

	private boolean exists(String table) throws SQLException {
		return this.sql.is("select to_regclass(?) is not null", table);
	}

	private @Nullable String table() throws SQLException {
		List<String> existing = this.schemas.existing(this.sql);
		return existing.isEmpty() ? null : Sql.identifier(existing.get(0)) + "." + TABLE;
	}

	void add(SeedFile file, long rows) throws SQLException {
		String table = table();
		if (table == null) {
			throw new SQLException("there is no schema to remember the seed files in", "3F000");
		}
		if (!exists(table)) {
			this.sql.execute("create table " + table + " (file text primary key, checksum text not null, rows bigint"
					+ " not null, seeded_at timestamptz not null default now(), seeded_by text not null default"
					+ " current_user)");
		}
		this.sql.update("insert into " + table + " (file, checksum, rows) values (?, ?, ?)", file.name(),
				file.checksum(), rows);
	}

}
