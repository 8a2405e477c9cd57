package io.github.neonspring.boot.migration.undo;

/**
 * An applied migration and the script that undoes it.
 *
 * @param installedRank the row of the migration in Flyway's history
 * @param version the version
 * @param description the description of the migration
 * @param script the migration as the history names it
 * @param undoScript the file name of the undo script
 * @since 0.1.0
 */
public record UndoStep(int installedRank, String version, String description, String script, String undoScript) {

}
