/**
 * Set-up of the database: the database itself, extensions, the application's role, first
 * data, and the check that all of it is as it should be.
 */
@NullMarked
package io.github.neonspring.boot.setup;

import org.jspecify.annotations.NullMarked;
