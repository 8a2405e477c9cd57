package io.github.neonspring.boot.datasource;

import io.github.neonspring.boot.compute.KeepaliveMode;
import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.pool.PoolSettings;

/**
 * What was decided about the data source, in one line.
 *
 * @param connection where the database is
 * @param pool what the pool is like
 * @param keepalive when the compute is kept awake
 */
record Decision(ResolvedConnection connection, PoolSettings pool, KeepaliveMode keepalive) {

	@Override
	public String toString() {
		JdbcTarget main = this.connection.main();
		return "Database %s (%s) from %s; pool preset %s; TLS %s; keepalive %s; migrations over %s".formatted(
				main.description(), main.kind(), this.connection.source(), this.pool.preset(), main.tls(),
				this.keepalive, this.connection.direct().description());
	}

}
