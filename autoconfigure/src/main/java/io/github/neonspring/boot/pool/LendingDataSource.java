package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.github.neonspring.boot.guard.GuardedDataSource;

/**
 * Lends HikariCP's connections, but no dead one.
 */
final class LendingDataSource extends DelegatingDataSource {

	private final BoundedHikariDataSource hikari;

	private final GuardedDataSource guarded;

	LendingDataSource(BoundedHikariDataSource hikari, GuardedDataSource guarded) {
		super(hikari);
		this.hikari = hikari;
		this.guarded = guarded;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return getConnection(Duration.ofMillis(this.hikari.getConnectionTimeout()));
	}

	Connection getConnection(Duration timeout) throws SQLException {
		long end = System.nanoTime() + timeout.toNanos();
		return this.guarded.borrow(() -> this.hikari.getConnection(Duration.ofNanos(end - System.nanoTime())),
				this::drop);
	}

	private void drop(Connection dead) throws SQLException {
		this.hikari.evictConnection(dead);
		dead.close();
	}

}
