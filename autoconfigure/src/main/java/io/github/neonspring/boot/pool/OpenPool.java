package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.guard.GuardedDataSource;
import io.github.neonspring.boot.guard.PoolState;

/**
 * A pool at work: HikariCP over guarded connections.
 *
 * @param connecting where physical connections come from
 * @param guarded the same, under guard
 * @param lending lends connections
 * @param hikari the pool; {@code null} for a connection per use
 * @param retirement closes connections that were opened with earlier credentials;
 * {@code null} where they stay
 */
record OpenPool(ConnectingDataSource connecting, GuardedDataSource guarded, DataSource lending,
		@Nullable BoundedHikariDataSource hikari, @Nullable Retirement retirement) {

	/**
	 * Lend a connection per use.
	 * @param connecting where physical connections come from
	 * @param guarded the same, under guard
	 * @return no pool
	 */
	static OpenPool perUse(ConnectingDataSource connecting, GuardedDataSource guarded) {
		return new OpenPool(connecting, guarded, guarded, null, null);
	}

	/**
	 * Put HikariCP to work.
	 * @param connecting where physical connections come from
	 * @param guarded the same, under guard
	 * @param config what the pool is like
	 * @param state what the guard needs to know of the pool
	 * @param credentialsCheckInterval how often to look for new credentials
	 * @return the pool, without a connection yet
	 */
	static OpenPool of(ConnectingDataSource connecting, GuardedDataSource guarded, HikariConfig config, PoolState state,
			Duration credentialsCheckInterval) {
		config.setUsername(null);
		config.setPassword(null);
		config.setCredentialsProvider(null);
		// Connections come from the data source; the URL is for those who derive another
		// data source from this one
		config.setJdbcUrl(connecting.target().completeUrl());
		config.setDataSource(guarded);
		guarded.pooled(config.getConnectionInitSql(), state);
		BoundedHikariDataSource hikari = new BoundedHikariDataSource();
		config.copyStateTo(hikari);
		Retirement retirement = connecting.retiresConnections()
				? new Retirement(connecting, guarded, hikari, credentialsCheckInterval) : null;
		return new OpenPool(connecting, guarded, new LendingDataSource(hikari, guarded, retirement), hikari,
				retirement);
	}

	String description() {
		return this.connecting.target().description();
	}

	boolean isOpen() {
		return !this.connecting.isClosed();
	}

	Connection borrow(Duration timeout) throws SQLException {
		return (this.lending instanceof LendingDataSource pool) ? pool.getConnection(timeout)
				: this.lending.getConnection();
	}

	Duration acquisitionTimeout() {
		return (this.hikari != null) ? Duration.ofMillis(this.hikari.getConnectionTimeout()) : Duration.ZERO;
	}

	// HikariCP starts with the first use
	private @Nullable HikariPoolMXBean started() {
		return (this.hikari != null) ? this.hikari.getHikariPoolMXBean() : null;
	}

	boolean isPooling() {
		return started() != null;
	}

	Demand demand() {
		HikariPoolMXBean pool = started();
		if (this.hikari == null || pool == null || pool.getThreadsAwaitingConnection() > 0) {
			return Demand.CALLER;
		}
		if (this.hikari.isClosed()) {
			return Demand.NONE;
		}
		return (pool.getIdleConnections() < this.hikari.getMinimumIdle()) ? Demand.REFILL : Demand.NONE;
	}

	SQLTransientConnectionException explain(SQLTransientConnectionException timeout) {
		PoolTimeout told = new PoolTimeout(timeout).because(this.connecting.lastFailure(), description());
		return (snapshot().isExhausted() ? told.withHolders(this.guarded.sessions().exhausted()) : told).exception();
	}

	int evictIdle() {
		HikariPoolMXBean pool = started();
		if (pool == null) {
			return 0;
		}
		int idle = pool.getIdleConnections();
		pool.softEvictConnections();
		return idle;
	}

	boolean isBehind(DataSource dataSource) {
		DataSource own = (this.hikari != null) ? this.hikari : this.guarded;
		try {
			return dataSource.isWrapperFor(own.getClass()) && dataSource.unwrap(own.getClass()) == own;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	PoolSnapshot snapshot() {
		if (this.hikari == null) {
			return PoolSnapshot.EMPTY;
		}
		int maximum = this.hikari.getMaximumPoolSize();
		HikariPoolMXBean pool = started();
		return (pool != null) ? new PoolSnapshot(pool.getTotalConnections(), pool.getActiveConnections(),
				pool.getIdleConnections(), pool.getThreadsAwaitingConnection(), maximum)
				: new PoolSnapshot(0, 0, 0, 0, maximum);
	}

	boolean isEmpty() {
		HikariPoolMXBean pool = started();
		return pool == null || pool.getTotalConnections() == 0;
	}

	void close() {
		if (this.retirement != null) {
			this.retirement.close();
		}
		this.guarded.sessions().closing();
		// First, so that a connect under way fails and HikariCP need not wait for it
		this.connecting.close();
		if (this.hikari != null) {
			this.hikari.close();
		}
		this.guarded.close();
	}

}
