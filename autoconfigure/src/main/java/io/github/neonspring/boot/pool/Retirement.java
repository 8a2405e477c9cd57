package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.zaxxer.hikari.HikariPoolMXBean;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.log.LogMessage;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.guard.GuardedConnection;
import io.github.neonspring.boot.guard.GuardedDataSource;

/**
 * Closes connections that were opened with credentials that have been replaced since: one
 * each second, when it is returned or idles. As long as the server has not accepted the
 * new credentials only one at each look for them, whose successor tries them.
 */
final class Retirement implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Retirement.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Duration UNTIL_TRIED = Duration.ofSeconds(30);

	/** For one that somebody else takes at the same moment. */
	private static final Duration BORROW = Duration.ofMillis(250);

	private final ConnectingDataSource connecting;

	private final GuardedDataSource guarded;

	private final BoundedHikariDataSource hikari;

	private final Duration interval;

	private final AtomicLong next = new AtomicLong(System.nanoTime());

	private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, (task) -> {
		Thread thread = new Thread(task, "neon-credentials");
		thread.setDaemon(true);
		return thread;
	});

	Retirement(ConnectingDataSource connecting, GuardedDataSource guarded, BoundedHikariDataSource hikari,
			Duration interval) {
		this.connecting = connecting;
		this.guarded = guarded;
		this.hikari = hikari;
		this.interval = interval;
		if (!interval.isZero()) {
			this.thread.scheduleWithFixedDelay(connecting::lookForCredentials, interval.toMillis(), interval.toMillis(),
					TimeUnit.MILLISECONDS);
			this.thread.scheduleWithFixedDelay(this::retireIdle, PAUSE.toMillis(), PAUSE.toMillis(),
					TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Whether a connection that is just given back is to be closed now.
	 * @param returned the connection
	 * @return {@code false} if it may stay, or another one was closed just before
	 */
	boolean isDue(GuardedConnection returned) {
		return returned.isOutdated() && isTurn();
	}

	private boolean isTurn() {
		long now = System.nanoTime();
		long at = this.next.get();
		return now - at >= 0 && this.next.compareAndSet(at, now + pause().toNanos());
	}

	private boolean isTooSoon() {
		return System.nanoTime() - this.next.get() < 0;
	}

	private Duration pause() {
		if (this.connecting.hasAcceptedCredentials()) {
			return PAUSE;
		}
		if (this.interval.isZero()) {
			return UNTIL_TRIED;
		}
		return (this.interval.compareTo(PAUSE) > 0) ? this.interval : PAUSE;
	}

	private void retireIdle() {
		this.guarded.lookAround();
		HikariPoolMXBean pool = this.hikari.getHikariPoolMXBean();
		if (pool != null && !isTooSoon() && this.guarded.hasOutdated()) {
			retireOneOf(pool);
		}
	}

	// HikariCP lends the oldest idle connection to a thread that has had none, and to
	// others what they had before: those that may stay are kept until one is found
	private void retireOneOf(HikariPoolMXBean pool) {
		List<Connection> borrowed = new ArrayList<>();
		try {
			boolean found = false;
			for (int i = pool.getIdleConnections(); i > 0 && pool.getIdleConnections() > 0 && !found; i--) {
				Connection idle = this.hikari.getConnection(BORROW);
				borrowed.add(idle);
				found = idle.unwrap(GuardedConnection.class).isOutdated();
				if (found && isTurn()) {
					evict(idle);
				}
			}
		}
		catch (SQLException ex) {
			logger.debug("No idle connection could be had to be closed", ex);
		}
		finally {
			borrowed.forEach(JdbcUtils::closeConnection);
		}
	}

	private void evict(Connection idle) {
		logger.debug(LogMessage.format("Closing a connection to %s that was opened with earlier credentials",
				this.connecting.target().description()));
		this.hikari.evictConnection(idle);
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
