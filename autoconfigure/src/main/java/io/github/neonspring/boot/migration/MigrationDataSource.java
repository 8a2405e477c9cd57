package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
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

	private final Collection<Connection> opened = new CopyOnWriteArrayList<>();

	private final AtomicReference<@Nullable Connection> ready = new AtomicReference<>();

	private @Nullable SQLException failure;

	private @Nullable MigrationHistory history;

	private final List<PostgreSQLConfigurationExtension> locks = new ArrayList<>();

	private boolean undecided;

	private boolean asked;

	private boolean liftIdleLimit;

	private volatile boolean closed;

	MigrationDataSource(ConnectingDataSource connecting, DataSource patient, MigrationGate gate) {
		super(patient);
		this.connecting = connecting;
		this.gate = gate;
	}

	String endpoint() {
		return this.connecting.target().description();
	}

	/**
	 * Choose the lock once there is a connection: where the host does not say whether
	 * there is a pooler, only a connection does, and one is opened only for somebody who
	 * migrates.
	 */
	synchronized void chooseLockAtFirstConnection() {
		this.undecided = true;
	}

	/**
	 * Choose the lock of one more Flyway, unless it belongs to a session already. Flyway
	 * 11 copies a default as if it had been chosen, so that only a property can insist on
	 * the lock of a transaction.
	 * @param lock the lock
	 */
	synchronized void chooseLock(PostgreSQLConfigurationExtension lock) {
		if (lock.isTransactionalLock()) {
			this.locks.add(lock);
		}
	}

	// Behind a pooler, the process id that the driver was told at login is the pooler's
	// invention
	private void decide(Connection connection, @Nullable MigrationHistory history) throws SQLException {
		if (!this.undecided) {
			return;
		}
		int backend = (history != null) ? history.backend() : backend(connection);
		if (backend == connection.unwrap(PGConnection.class).getBackendPID()) {
			this.locks.forEach((lock) -> lock.setTransactionalLock(false));
		}
		else {
			this.liftIdleLimit = true;
		}
		this.undecided = false;
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
			decide(connection, history);
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

	private static int backend(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
			return result.next() ? result.getInt(1) : 0;
		}
	}

	/**
	 * Close the connection over which the history was read: Flyway has nothing to do.
	 */
	void notNeeded() {
		closeReady();
	}

	/**
	 * Have each transaction live however long it idles: Flyway's lock is held by one that
	 * does nothing else. Behind a pooler only the transaction itself may be told so.
	 */
	synchronized void liftIdleLimit() {
		this.liftIdleLimit = true;
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
			decide(connection, null);
		}
		catch (SQLException | RuntimeException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
		Connection looked = LookBeforeUse.on(connection, this);
		return this.liftIdleLimit ? WithoutIdleLimit.on(looked) : RoleOnce.on(looked);
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
