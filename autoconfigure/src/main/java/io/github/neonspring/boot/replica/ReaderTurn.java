package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * How a reader gets one of a replica's connections: soon, or where all are lent, as long
 * as the replica is still there.
 *
 * @param pool the replica's pool
 * @param activity what is known of its compute
 * @param pace how long a connect may take
 */
record ReaderTurn(NeonPool pool, ComputeActivity activity, ConnectPace pace) {

	/** Where all connections are lent: whether the replica is still there. */
	private static final Duration LOOK = Duration.ofSeconds(1);

	/**
	 * Borrow a connection.
	 * @param mayWait whether the reader may wait for another one to return a connection
	 * @return the connection
	 * @throws SQLException if there is none to be had
	 */
	Connection borrow(boolean mayWait) throws SQLException {
		this.activity.used();
		long asked = this.pool.asked();
		long end = System.nanoTime() + this.pool.acquisitionTimeout().toNanos();
		while (true) {
			try {
				Connection connection = this.pool
					.borrow(this.pool.snapshot().isExhausted() ? LOOK : this.pace.patience());
				this.activity.served();
				this.pool.acquired(asked);
				return connection;
			}
			catch (SQLTransientConnectionException ex) {
				// All are lent: the reader waits for its turn, as with any pool
				if (!mayWait || !this.pool.snapshot().isExhausted() || System.nanoTime() - end >= 0) {
					throw this.pool.explain(ex);
				}
			}
		}
	}

}
