/**
 * Commands for schema migrations, with the application's own Flyway.
 */
@NullMarked
package io.github.neonspring.boot.migration.command;

import org.jspecify.annotations.NullMarked;
