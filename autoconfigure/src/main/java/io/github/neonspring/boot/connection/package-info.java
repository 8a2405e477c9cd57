/**
 * Where the database is: which setting names it, and what that means.
 */
@NullMarked
package io.github.neonspring.boot.connection;

import org.jspecify.annotations.NullMarked;
