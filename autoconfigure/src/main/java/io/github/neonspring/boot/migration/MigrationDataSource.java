package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.connection.driver.ConnectingDataSource;

/**
 * Flyway's own connections, a new one for each call. They can be closed while one of them
 * waits for an answer that never comes.
 */
final class MigrationDataSource extends DelegatingDataSource implements AutoCloseable, LookBeforeUse.Source {

	private final ConnectingDataSource connecting;

	private final MigrationGate gate;

	private final FlywayLock lock = new FlywayLock();

	private final Collection<Connection> opened = new CopyOnWriteArrayList<>();

	private final AtomicReference<@Nullable Connection> ready = new AtomicReference<>();

	private @Nullable SQLException failure;

	private @Nullable MigrationHistory history;

	private boolean asked;

	private volatile boolean closed;

	MigrationDataSource(ConnectingDataSource connecting, DataSource patient, MigrationGate gate) {
		super(patient);
		this.connecting = connecting;
		this.gate = gate;
	}

	String endpoint() {
		return this.connecting.target().description();
	}

	FlywayLock lock() {
		return this.lock;
	}

	/**
	 * Return Flyway's history, read over the first connection that Flyway gets. Where
	 * there is none to be had Flyway gets its failure, so that a database that is not
	 * there is waited for only once.
	 * @param table the name of the history table
	 * @return the history, or {@code null} if it cannot be read
	 */
	synchronized @Nullable MigrationHistory history(String table) {
		MigrationHistory history = this.history;
		if (history != null || this.asked) {
			return (history != null && history.table().equals(table)) ? history : null;
		}
		this.asked = true;
		try {
			return history(open(), table);
		}
		catch (SQLException ex) {
			this.failure = ex;
			return null;
		}
	}

	private @Nullable MigrationHistory history(Connection connection, String table) throws SQLException {
		try {
			MigrationHistory history = read(connection, table);
			this.lock.choose(connection, history);
			this.history = history;
			this.ready.set(connection);
		}
		catch (SQLException | RuntimeException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
		if (this.closed) {
			closeReady();
		}
		return this.history;
	}

	private static @Nullable MigrationHistory read(Connection connection, String table) {
		try {
			return MigrationHistory.read(connection, table);
		}
		catch (SQLException ex) {
			// No such table, or none that Flyway made
			return null;
		}
	}

	/**
	 * Close the connection over which the history was read: Flyway has nothing to do.
	 */
	void notNeeded() {
		closeReady();
	}

	@Override
	public Connection getConnection() throws SQLException {
		// For those who use Flyway while it migrates on a thread of its own
		this.gate.pass();
		return connect();
	}

	private synchronized Connection connect() throws SQLException {
		SQLException failure = this.failure;
		if (failure != null) {
			this.failure = null;
			throw failure;
		}
		Connection ready = takeReady();
		Connection connection = (ready != null) ? ready : open();
		try {
			this.lock.choose(connection, null);
		}
		catch (SQLException | RuntimeException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
		return this.lock.keptBy(LookBeforeUse.on(connection, this));
	}

	// The compute may have been suspended since the history was read
	private @Nullable Connection takeReady() throws SQLException {
		Connection ready = this.ready.getAndSet(null);
		if (ready == null || isAlive(ready)) {
			return ready;
		}
		JdbcUtils.closeConnection(ready);
		return null;
	}

	@Override
	public boolean isAlive(Connection connection) throws SQLException {
		return !connection.isClosed() && this.connecting.isQuiet(connection);
	}

	@Override
	public Connection open() throws SQLException {
		Connection connection = super.getConnection();
		this.opened.removeIf(MigrationDataSource::isClosed);
		this.opened.add(connection);
		return connection;
	}

	private static boolean isClosed(Connection connection) {
		try {
			return connection.isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

	/**
	 * Close all connections, whatever goes on there.
	 */
	void abort() {
		this.opened.forEach(MigrationDataSource::abort);
	}

	private static void abort(Connection connection) {
		try {
			connection.abort(Runnable::run);
		}
		catch (SQLException ex) {
			// It is of no use any more
		}
	}

	@Override
	public void close() {
		this.closed = true;
		this.connecting.close();
		closeReady();
	}

	private void closeReady() {
		JdbcUtils.closeConnection(this.ready.getAndSet(null));
	}

}
