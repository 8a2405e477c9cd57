package io.github.neonspring.boot.migration.command;

import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;

/**
 * Version that the schema is at.
 *
 * @param version the version, or {@code null} before the first migration that has one
 */
record SchemaVersion(@Nullable String version) {

	static SchemaVersion of(MigrationInfoService info) {
		MigrationInfo current = info.current();
		return new SchemaVersion(
				(current != null && current.getVersion() != null) ? current.getVersion().getVersion() : null);
	}

	String sentence() {
		return (this.version != null && !this.version.isEmpty()) ? "The schema is at version " + this.version + "."
				: "The schema has no version.";
	}

}
