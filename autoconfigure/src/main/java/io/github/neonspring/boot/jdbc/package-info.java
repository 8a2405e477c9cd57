/**
 * JDBC objects that pass calls on.
 */
@NullMarked
package io.github.neonspring.boot.jdbc;

import org.jspecify.annotations.NullMarked;
