package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.github.neonspring.boot.guard.GuardedDataSource;

/**
 * Lends HikariCP's connections, but no dead one.
 */
final class LendingDataSource extends DelegatingDataSource implements GuardedDataSource.Pool {

	private final HikariDataSource hikari;

	private final GuardedDataSource guarded;

	LendingDataSource(HikariDataSource hikari, GuardedDataSource guarded) {
		super(hikari);
		this.hikari = hikari;
		this.guarded = guarded;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return this.guarded.borrow(this);
	}

	@Override
	public Connection lend() throws SQLException {
		return this.hikari.getConnection();
	}

	@Override
	public void drop(Connection connection) throws SQLException {
		this.hikari.evictConnection(connection);
		connection.close();
	}

}
