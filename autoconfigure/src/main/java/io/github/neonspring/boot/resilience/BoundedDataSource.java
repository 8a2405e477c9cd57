package io.github.neonspring.boot.resilience;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Lends the pool's connections and lets nobody wait in vain: not for a database that
 * cannot be reached, and not for one that refuses for good.
 */
final class BoundedDataSource extends DelegatingDataSource {

	/** Enough to lend one that idles, or to find that it is dead. */
	private static final Duration GLANCE = Duration.ofMillis(250);

	private final NeonPool pool;

	private final EndpointBreaker breaker;

	private final Prober prober;

	private final BringUp bringUp;

	private final StartFailure startFailure;

	BoundedDataSource(DataSource lending, NeonPool pool, EndpointBreaker breaker, Prober prober, BringUp bringUp,
			StartFailure startFailure) {
		super(lending);
		this.pool = pool;
		this.breaker = breaker;
		this.prober = prober;
		this.bringUp = bringUp;
		this.startFailure = startFailure;
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (!this.breaker.isClosed() && this.breaker.isRejecting()) {
			return withoutNewConnects();
		}
		return (this.pool.acquisitionTimeout().isZero()) ? super.getConnection() : waiting();
	}

	// A name that does not resolve is no reason to leave open connections unused
	private Connection withoutNewConnects() throws SQLException {
		this.prober.ask();
		if (this.pool.snapshot().idle() > 0) {
			try {
				return this.pool.borrow(GLANCE);
			}
			catch (SQLTransientConnectionException ex) {
				// None of them was alive
			}
		}
		throw this.breaker.unavailable();
	}

	private Connection waiting() throws SQLException {
		BoundedWait wait = new BoundedWait(this.pool, this.breaker, this.bringUp);
		while (true) {
			try {
				return this.pool.borrow(wait.nextLook());
			}
			catch (SQLTransientConnectionException ex) {
				judge(wait, ex);
			}
		}
	}

	private void judge(BoundedWait wait, SQLTransientConnectionException timeout) throws SQLException {
		ConnectOutcome refused = wait.refusedForGood();
		if (refused != null && refused.failure() != null) {
			throw noted(refused(refused.failure()));
		}
		if (wait.isInVain()) {
			this.prober.ask();
			throw noted(this.breaker.unavailable());
		}
		if (wait.isOver()) {
			throw wait.timedOut(timeout);
		}
	}

	private SQLException noted(SQLException failure) {
		return this.bringUp.isStarting() ? this.startFailure.note(failure) : failure;
	}

	private SQLException refused(SQLException failure) {
		ConnectFailure kind = ConnectFailure.of(failure);
		return new SQLNonTransientConnectionException("%s gives no connection. %s %s (%s)"
			.formatted(this.pool.description(), kind.getDescription(), kind.getAction(), failure.getMessage()),
				failure.getSQLState(), failure);
	}

	@Override
	public String toString() {
		return "BoundedDataSource[" + this.pool.description() + "]";
	}

}
