package io.github.neonspring.boot.migration;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.util.AbbreviationUtils;
import org.jspecify.annotations.Nullable;

/**
 * A row of Flyway's history table.
 *
 * @param version the version, or {@code null} for a repeatable migration
 * @param description the description
 * @param type Flyway's word for the kind of migration
 * @param script the script
 * @param checksum the checksum of the script, or {@code null} if there is none
 * @param success whether it succeeded
 */
record HistoryRow(@Nullable String version, String description, String type, String script, @Nullable Integer checksum,
		boolean success) {

	static HistoryRow read(ResultSet result) throws SQLException {
		int checksum = result.getInt("checksum");
		return new HistoryRow(result.getString("version"), result.getString("description"), result.getString("type"),
				result.getString("script"), result.wasNull() ? null : checksum, result.getBoolean("success"));
	}

	/**
	 * Whether the row says no more than that a script or a class was run.
	 * @return {@code false} for a failure, a baseline, a deletion and the like
	 */
	boolean isPlain() {
		return this.success && (this.type.equals("SQL") || this.type.equals("JDBC"));
	}

	/**
	 * Whether the row says that an earlier one no longer counts.
	 * @return {@code true} for what a downgrade and Flyway's repair write
	 */
	boolean isDeletion() {
		return this.success && this.type.equals("DELETE");
	}

	/**
	 * Whether another row is about the same migration.
	 * @param other the other row
	 * @return {@code false} for another version or another repeatable migration
	 */
	boolean isOfSameMigration(HistoryRow other) {
		return (this.version != null) ? this.version.equals(other.version)
				: other.version == null && this.description.equals(other.description);
	}

	boolean isOf(ResolvedMigration migration) {
		String version = (migration.getVersion() != null) ? migration.getVersion().getVersion() : null;
		return (this.version != null) ? this.version.equals(version)
				: version == null && this.description.equals(description(migration));
	}

	/**
	 * Whether the migration is still exactly what was run.
	 * @param migration the migration
	 * @return {@code false} if anything of it has changed
	 */
	boolean isExactly(ResolvedMigration migration) {
		return isOf(migration) && this.type.equals(migration.getType().name())
				&& this.description.equals(description(migration))
				&& this.script.equals(AbbreviationUtils.abbreviateScript(migration.getScript()))
				&& this.checksum != null && migration.checksumMatches(this.checksum);
	}

	private static String description(ResolvedMigration migration) {
		return AbbreviationUtils.abbreviateDescription(migration.getDescription());
	}

}
