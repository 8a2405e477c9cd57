/**
 * The processes behind the embedded endpoint: a real PostgreSQL and, where the machine
 * has one, a real PgBouncer.
 * <p>
 * Internal: types are public only because other packages of the testkit use them.
 */
@NullMarked
package io.github.neonspring.boot.testkit.postgres;

import org.jspecify.annotations.NullMarked;
