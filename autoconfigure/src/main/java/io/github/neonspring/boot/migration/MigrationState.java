package io.github.neonspring.boot.migration;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How far the schema is.
 *
 * @param count how many migrations the application and the database know
 * @param version the version of the schema, or {@code null} before the first migration
 * @param pending the scripts that are still to be applied
 * @param failed the scripts that failed and were not repaired
 * @since 0.1.0
 */
public record MigrationState(int count, @Nullable String version, List<String> pending, List<String> failed) {

	/** The state of an application without migrations. */
	public static final MigrationState NONE = new MigrationState(0, null, List.of(), List.of());

}
