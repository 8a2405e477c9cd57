package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import org.jspecify.annotations.Nullable;

/**
 * HikariCP's data source, which a caller can also ask for less patience than configured.
 */
final class BoundedHikariDataSource extends HikariDataSource {

	private final ThreadLocal<@Nullable Duration> starting = new ThreadLocal<>();

	Connection getConnection(Duration timeout) throws SQLException {
		if (!isClosed() && getHikariPoolMXBean() instanceof HikariPool pool) {
			return pool.getConnection(Math.max(1, timeout.toMillis()));
		}
		this.starting.set(timeout);
		try {
			return getConnection();
		}
		finally {
			this.starting.remove();
		}
	}

	// Where many callers begin to wait at once, HikariCP may plan one connection too
	// few, and the last of them would wait until another caller is done
	void remind() {
		if (!isClosed() && getHikariPoolMXBean() instanceof HikariPool pool) {
			pool.addBagItem(pool.getThreadsAwaitingConnection());
		}
	}

	// The first caller starts the pool and waits as long as the pool read here. Its
	// housekeeping reads it again a moment later, on a thread of its own.
	@Override
	public long getConnectionTimeout() {
		Duration timeout = this.starting.get();
		return (timeout != null) ? Math.max(1, timeout.toMillis()) : super.getConnectionTimeout();
	}

}
