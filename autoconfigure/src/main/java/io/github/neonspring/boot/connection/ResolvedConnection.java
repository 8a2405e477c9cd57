package io.github.neonspring.boot.connection;

import java.util.List;

import io.github.neonspring.boot.connection.driver.JdbcTarget;

/**
 * Where the application's database is, and from which setting that is known.
 *
 * @param source the setting that named it
 * @param main where the application connects
 * @param direct the same database without a pooler, for migrations
 * @param replicas read replicas of the same database
 * @since 0.1.0
 */
public record ResolvedConnection(ConnectionSource source, JdbcTarget main, JdbcTarget direct,
		List<JdbcTarget> replicas) {
}
