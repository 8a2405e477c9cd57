package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.guard.GuardedConnection;
import io.github.neonspring.boot.guard.GuardedDataSource;

/**
 * Lends HikariCP's connections, but no dead one.
 */
final class LendingDataSource extends DelegatingDataSource {

	private final BoundedHikariDataSource hikari;

	private final GuardedDataSource guarded;

	private final Returning returning = new Returning();

	private final @Nullable Retirement retirement;

	LendingDataSource(BoundedHikariDataSource hikari, GuardedDataSource guarded, @Nullable Retirement retirement) {
		super(hikari);
		this.hikari = hikari;
		this.guarded = guarded;
		this.retirement = retirement;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return getConnection(Duration.ofMillis(this.hikari.getConnectionTimeout()));
	}

	Connection getConnection(Duration timeout) throws SQLException {
		long end = System.nanoTime() + timeout.toNanos();
		Duration left = timeout;
		if (this.returning.isAny() && isNoneIdle()) {
			// Sooner than a new connection
			this.returning.awaitOne(timeout);
			left = Duration.ofNanos(end - System.nanoTime());
		}
		while (true) {
			Connection lent = this.hikari.getConnection(left);
			GuardedConnection guard = guard(lent);
			if (guard.beginUse()) {
				return new LentConnection(lent, guard, this);
			}
			drop(lent);
			this.guarded.lookAround();
			left = Duration.ofNanos(end - System.nanoTime());
		}
	}

	private static GuardedConnection guard(Connection lent) throws SQLException {
		try {
			return lent.unwrap(GuardedConnection.class);
		}
		catch (SQLException ex) {
			JdbcUtils.closeConnection(lent);
			throw ex;
		}
	}

	private boolean isNoneIdle() {
		HikariPoolMXBean pool = this.hikari.getHikariPoolMXBean();
		return pool != null && pool.getIdleConnections() == 0;
	}

	/**
	 * Take a connection back: at once, or when the answer to its COMMIT is there.
	 * @param lent the connection
	 * @param guarded the same under guard
	 * @throws SQLException if HikariCP fails
	 */
	void takeBack(Connection lent, GuardedConnection guarded) throws SQLException {
		try {
			guarded.giveBack();
		}
		finally {
			giveBackInTime(lent, guarded);
		}
	}

	private void giveBackInTime(Connection lent, GuardedConnection guarded) throws SQLException {
		CompletableFuture<Void> commit = guarded.commitUnderWay();
		if (commit != null && !commit.isDone()) {
			this.returning.after(commit, () -> giveBack(lent, guarded));
		}
		else {
			giveBack(lent, guarded);
		}
	}

	private void giveBack(Connection lent, GuardedConnection guarded) throws SQLException {
		try {
			guarded.restore();
		}
		finally {
			lent.close();
		}
		if (guarded.isGone() || (this.retirement != null && this.retirement.isDue(guarded))) {
			this.hikari.evictConnection(lent);
		}
	}

	private void drop(Connection dead) throws SQLException {
		this.hikari.evictConnection(dead);
		dead.close();
	}

}
