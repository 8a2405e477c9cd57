package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionProxy;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.guard.GuardedConnection;
import io.github.neonspring.boot.jdbc.DelegatingConnection;

/**
 * A connection that is fetched with the first statement, and given back where the next
 * transaction goes another way: a session of {@code spring.jpa.open-in-view} has one
 * connection for all transactions of a request. Statements and results of before are
 * closed then.
 */
final class RoutedConnection extends DelegatingConnection implements ConnectionProxy {

	private final RouteOpening opening;

	private final boolean initialAutoCommit;

	private final KeptSettings settings = new KeptSettings();

	private Route route = Route.WRITING;

	private boolean autoCommit;

	private int isolation = TRANSACTION_NONE;

	private volatile boolean closed;

	private volatile @Nullable Connection target;

	RoutedConnection(RouteOpening opening, boolean autoCommit) {
		this.opening = opening;
		this.initialAutoCommit = autoCommit;
		this.autoCommit = autoCommit;
	}

	@Override
	protected Connection delegate() throws SQLException {
		if (this.closed) {
			throw new SQLException("This connection has been closed", "08003");
		}
		Connection current = this.target;
		if (current == null) {
			current = open();
			this.target = current;
		}
		return current;
	}

	@Override
	public Connection getTargetConnection() {
		try {
			return delegate();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("There is no connection", ex);
		}
	}

	private Connection open() throws SQLException {
		Connection opened = this.opening.open(this.route);
		try {
			if (this.route == Route.READING_FROM_PRIMARY) {
				opened.setReadOnly(true);
			}
			this.settings.applyTo(opened);
			if (this.autoCommit != this.initialAutoCommit) {
				opened.setAutoCommit(this.autoCommit);
			}
			return opened;
		}
		catch (SQLException | RuntimeException ex) {
			JdbcUtils.closeConnection(opened);
			throw ex;
		}
	}

	private void release() throws SQLException {
		Connection current = this.target;
		if (current != null) {
			this.target = null;
			current.close();
		}
	}

	private boolean releaseBetweenTransactions() throws SQLException {
		boolean between = !isInTransaction();
		if (between) {
			release();
		}
		return between;
	}

	private boolean isInTransaction() throws SQLException {
		Connection current = this.target;
		return current != null && !current.isClosed() && current.isWrapperFor(GuardedConnection.class)
				&& current.unwrap(GuardedConnection.class).isInTransaction();
	}

	@Override
	public void setReadOnly(boolean readOnly) throws SQLException {
		Route wanted = Route.of(readOnly);
		if (wanted == this.route) {
			return;
		}
		if (releaseBetweenTransactions()) {
			this.route = wanted;
		}
		else if (readOnly != isReadOnly()) {
			throw new SQLException(
					"A connection cannot become read-only in the middle of a transaction, nor cease " + "to be",
					"25001");
		}
	}

	@Override
	public boolean isReadOnly() {
		return this.route.isReadOnly();
	}

	@Override
	public void setAutoCommit(boolean autoCommit) throws SQLException {
		Connection current = this.target;
		if (current != null) {
			current.setAutoCommit(autoCommit);
		}
		this.autoCommit = autoCommit;
	}

	@Override
	public boolean getAutoCommit() throws SQLException {
		Connection current = this.target;
		return (current != null) ? current.getAutoCommit() : this.autoCommit;
	}

	@Override
	public void setTransactionIsolation(int level) throws SQLException {
		if (level != TRANSACTION_NONE) {
			set("isolation", (connection) -> connection.setTransactionIsolation(level));
		}
		else if (this.isolation != TRANSACTION_NONE) {
			// Back to what nobody has asked for: the pool sees to it
			this.settings.forget("isolation");
			releaseBetweenTransactions();
		}
		this.isolation = level;
	}

	/**
	 * Return the level, which is not known before a connection is fetched.
	 * @return {@link Connection#TRANSACTION_NONE} for the one that connections have
	 */
	@Override
	public int getTransactionIsolation() throws SQLException {
		Connection current = this.target;
		return (current != null) ? current.getTransactionIsolation() : this.isolation;
	}

	@Override
	public void setCatalog(String catalog) throws SQLException {
		set("catalog", (connection) -> connection.setCatalog(catalog));
	}

	@Override
	public void setSchema(String schema) throws SQLException {
		set("schema", (connection) -> connection.setSchema(schema));
	}

	@Override
	public void setHoldability(int holdability) throws SQLException {
		set("holdability", (connection) -> connection.setHoldability(holdability));
	}

	private void set(String name, KeptSettings.Setting setting) throws SQLException {
		Connection current = this.target;
		if (current != null) {
			setting.on(current);
		}
		this.settings.keep(name, setting);
	}

	@Override
	public void commit() throws SQLException {
		Connection current = this.target;
		if (current != null) {
			current.commit();
		}
	}

	@Override
	public void rollback() throws SQLException {
		Connection current = this.target;
		if (current != null && !current.isClosed()) {
			current.rollback();
		}
	}

	@Override
	public @Nullable SQLWarning getWarnings() throws SQLException {
		Connection current = this.target;
		return (current != null) ? current.getWarnings() : null;
	}

	@Override
	public void clearWarnings() throws SQLException {
		Connection current = this.target;
		if (current != null) {
			current.clearWarnings();
		}
	}

	@Override
	public void abort(Executor executor) throws SQLException {
		this.closed = true;
		Connection current = this.target;
		if (current != null) {
			current.abort(executor);
		}
	}

	@Override
	public void close() throws SQLException {
		this.closed = true;
		release();
	}

	@Override
	public boolean isClosed() throws SQLException {
		Connection current = this.target;
		return this.closed || (current != null && current.isClosed());
	}

	@Override
	public String toString() {
		Connection current = this.target;
		return "RoutedConnection[" + ((current != null) ? current : this.route) + "]";
	}

}
