/**
 * The way back from the last schema migrations, in one transaction and in words that
 * Flyway's history understands.
 */
@NullMarked
package io.github.neonspring.boot.migration.undo;

import org.jspecify.annotations.NullMarked;
