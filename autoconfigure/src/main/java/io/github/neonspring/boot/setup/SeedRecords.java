package io.github.neonspring.boot.setup;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The table that says which seed files were loaded, {@value #TABLE}, in the
 * application's first schema.
 *
 * @param sql a connection as the owner
 */
record SeedRecords(Sql sql) {

	static final String TABLE = "neon_setup";

	/**
	 * Return the checksums of the files that were loaded.
	 * @return the checksums by the names of the files
	 * @throws SQLException if the database cannot be asked
	 */
	Map<String, String> checksums() throws SQLException {
		Map<String, String> checksums = new HashMap<>();
		if (exists()) {
			this.sql.query((row) -> checksums.put(row.getString(1), row.getString(2)),
					"select file, checksum from " + TABLE);
		}
		return checksums;
	}

	@Nullable String checksum(SeedFile file) throws SQLException {
		return checksums().get(file.name());
	}

	private boolean exists() throws SQLException {
		return this.sql.is("select to_regclass('" + TABLE + "') is not null");
	}

	void add(SeedFile file, long rows) throws SQLException {
		if (!exists()) {
			this.sql.execute("create table " + TABLE + " (file text primary key, checksum text not null, rows bigint"
					+ " not null, seeded_at timestamptz not null default now(), seeded_by text not null default"
					+ " current_user)");
		}
		this.sql.update("insert into " + TABLE + " (file, checksum, rows) values (?, ?, ?)", file.name(),
				file.checksum(), rows);
	}

}
