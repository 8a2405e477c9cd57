package io.github.neonspring.boot.resilience;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.pool.PoolSnapshot;

/**
 * Opens the connections that callers wait for side by side. HikariCP opens one after the
 * other, on one thread, with a pause of 30 ms after each; here, below it, the connects
 * for all who wait run at the same time, HikariCP gets the first that is ready, and finds
 * the others ready when it asks again.
 * <p>
 * Nothing is opened ahead for somebody who has only just begun to wait, since most waits
 * end with a connection that another caller returns, nor to refill the pool, since nobody
 * waits for that.
 */
final class AheadDataSource extends DelegatingDataSource {

	private static final Duration FIRST_LOOK = Duration.ofMillis(5);

	private static final Duration LONGEST_LOOK = Duration.ofMillis(40);

	/** Before the next connect after a connection that was of no use, and twice that. */
	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final int MOST_REJECTED = 2;

	private final Openings openings;

	private final Supplier<PoolSnapshot> pool;

	private final SideBySide sideBySide;

	/**
	 * Create a data source for a pool.
	 * @param patient where a connection comes from that must come
	 * @param openings the connects under way
	 * @param pool the pool as it is now
	 * @param sideBySide how many connects there may be at once
	 */
	AheadDataSource(DataSource patient, Openings openings, Supplier<PoolSnapshot> pool, SideBySide sideBySide) {
		super(patient);
		this.openings = openings;
		this.pool = pool;
		this.sideBySide = sideBySide;
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.openings.forgetFailure();
		try {
			return first();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLException("Interrupted while a connection was being opened", "08001", ex);
		}
	}

	private Connection first() throws SQLException, InterruptedException {
		int waited = this.pool.get().waiting();
		int rejected = 0;
		Duration look = FIRST_LOOK;
		while (true) {
			if (!this.openings.atLeastOne()) {
				return super.getConnection();
			}
			Connection connection = this.openings.take(look);
			// The last one is lent as it is, and tells its user what the server has said
			while (connection != null && rejected < MOST_REJECTED && !isFresh(connection)) {
				JdbcUtils.closeConnection(connection);
				rejected++;
				connection = this.openings.take(PAUSE.multipliedBy(rejected));
			}
			PoolSnapshot now = this.pool.get();
			int wanted = this.sideBySide.wanted(now, Math.min(waited, now.waiting()));
			if (connection != null) {
				this.openings.follow(wanted - 1);
				return connection;
			}
			this.openings.join(wanted);
			waited = now.waiting();
			look = (look.compareTo(LONGEST_LOOK) < 0) ? look.multipliedBy(2) : LONGEST_LOOK;
		}
	}

	private boolean isFresh(Connection connection) {
		try {
			return this.openings.isFresh(connection);
		}
		catch (RuntimeException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
	}

}
