package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionProxy;

import io.github.neonspring.boot.guard.GuardedConnection;
import io.github.neonspring.boot.jdbc.DelegatingConnection;

/**
 * A connection of the pool while somebody has it.
 */
final class LentConnection extends DelegatingConnection implements ConnectionProxy {

	private final GuardedConnection guarded;

	private final LendingDataSource lender;

	private volatile @Nullable Connection lent;

	LentConnection(Connection lent, GuardedConnection guarded, LendingDataSource lender) {
		this.lent = lent;
		this.guarded = guarded;
		this.lender = lender;
	}

	@Override
	protected Connection delegate() throws SQLException {
		Connection lent = this.lent;
		if (lent == null) {
			throw new SQLException("This connection has been closed and given back to the pool", "08003");
		}
		return lent;
	}

	@Override
	public Connection getTargetConnection() {
		Connection lent = this.lent;
		if (lent == null) {
			throw new IllegalStateException("The connection has been closed and given back to the pool");
		}
		return lent;
	}

	@Override
	public void abort(Executor executor) throws SQLException {
		Connection lent = this.lent;
		if (lent != null) {
			lent.abort(executor);
		}
	}

	@Override
	public void close() throws SQLException {
		Connection lent = this.lent;
		if (lent == null) {
			return;
		}
		this.lent = null;
		this.lender.takeBack(lent, this.guarded);
	}

	@Override
	public boolean isClosed() throws SQLException {
		Connection lent = this.lent;
		return lent == null || lent.isClosed();
	}

	@Override
	public boolean isValid(int timeout) throws SQLException {
		Connection lent = this.lent;
		return lent != null && lent.isValid(timeout);
	}

	@Override
	public String toString() {
		return "LentConnection[" + ((this.lent != null) ? this.lent : "closed") + "]";
	}

}
