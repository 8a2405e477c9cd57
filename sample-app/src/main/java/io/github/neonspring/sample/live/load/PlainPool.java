package io.github.neonspring.sample.live.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.core.log.LogMessage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.sample.live.endpoint.EmbeddedCompute;

/**
 * A pool with Spring Boot's default settings beside the application's own, open only
 * while somebody uses it. It is no bean, for which the starter's data source would step
 * back.
 */
final class PlainPool {

	private static final Log logger = LogFactory.getLog(PlainPool.class);

	private static final Duration WARM_UP = Duration.ofSeconds(5);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

	private final EmbeddedCompute endpoint;

	private @Nullable HikariDataSource dataSource;

	private @Nullable Bank bank;

	PlainPool(EmbeddedCompute endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Open the pool unless it is open. A plain application has had its pool for long, so
	 * that its first requests do not pay for that, unless nobody would answer now.
	 * @return the bank on it
	 */
	synchronized Bank open() {
		Bank open = this.bank;
		if (open == null) {
			HikariDataSource pool = DataSourceBuilder.create()
				.type(HikariDataSource.class)
				.url(this.endpoint.jdbcUrl())
				.build();
			if (this.endpoint.isReady()) {
				warm(pool);
			}
			open = bank(pool);
			this.dataSource = pool;
			this.bank = open;
		}
		return open;
	}

	private static Bank bank(DataSource dataSource) {
		JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
		return new Bank(new JdbcTemplate(dataSource), new TransactionTemplate(transactions),
				new TransactionTemplate(transactions));
	}

	private static void warm(HikariDataSource pool) {
		try (Connection connection = pool.getConnection()) {
			logger.debug(LogMessage.format("A pool with plain settings is open: %s", connection));
			long start = System.nanoTime();
			while (pool.getHikariPoolMXBean().getTotalConnections() < pool.getMaximumPoolSize()
					&& System.nanoTime() - start < WARM_UP.toNanos()) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
			}
		}
		catch (SQLException ex) {
			logger.debug("A pool with plain settings is open, without a connection", ex);
		}
	}

	/**
	 * Close the pool if it is open. Connections that are lent are cut. Where that takes
	 * longer than two seconds, since nobody answers, it goes on behind the caller.
	 */
	void close() {
		HikariDataSource pool = taken();
		if (pool == null) {
			return;
		}
		Thread thread = new Thread(pool::close, "neon-sample-plain-close");
		thread.setDaemon(true);
		thread.start();
		try {
			thread.join(CLOSE_TIMEOUT.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized @Nullable HikariDataSource taken() {
		HikariDataSource pool = this.dataSource;
		this.dataSource = null;
		this.bank = null;
		return pool;
	}

}
