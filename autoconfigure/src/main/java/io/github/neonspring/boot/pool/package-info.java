/**
 * The connection pool: HikariCP with settings that fit a serverless database.
 */
@NullMarked
package io.github.neonspring.boot.pool;

import org.jspecify.annotations.NullMarked;
