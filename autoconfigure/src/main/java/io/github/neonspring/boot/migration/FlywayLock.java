package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The lock that Flyway takes while it migrates. It can belong to a session where one
 * backend answers, and only to a transaction behind a pooler; where the host does not say
 * which it is, the first connection does.
 */
final class FlywayLock {

	private final List<PostgreSQLConfigurationExtension> settings = new ArrayList<>();

	private boolean undecided;

	private boolean idleLimitLifted;

	/**
	 * Choose once there is a connection: one is opened only for somebody who migrates.
	 */
	synchronized void chooseAtFirstConnection() {
		this.undecided = true;
	}

	/**
	 * Choose for one more Flyway, unless its lock belongs to a session already. Flyway 11
	 * copies a default as if it had been chosen, so that only a property can insist on
	 * the lock of a transaction.
	 * @param settings that Flyway's settings
	 */
	synchronized void chooseFor(PostgreSQLConfigurationExtension settings) {
		if (settings.isTransactionalLock()) {
			this.settings.add(settings);
		}
	}

	/**
	 * Have each transaction live however long it idles: the lock is held by one that does
	 * nothing else. Behind a pooler only the transaction itself may be told so.
	 */
	synchronized void liftIdleLimit() {
		this.idleLimitLifted = true;
	}

	/**
	 * Choose now, if that is still to be done.
	 * @param connection the connection
	 * @param history what was read over it, which tells the backend, or {@code null}
	 * @throws SQLException if the backend cannot be asked
	 */
	synchronized void choose(Connection connection, @Nullable MigrationHistory history) throws SQLException {
		if (!this.undecided) {
			return;
		}
		int backend = (history != null) ? history.backend() : backend(connection);
		// Behind a pooler, the process id that the driver was told at login is the
		// pooler's invention
		if (backend == connection.unwrap(PGConnection.class).getBackendPID()) {
			this.settings.forEach((lock) -> lock.setTransactionalLock(false));
		}
		else {
			liftIdleLimit();
		}
		this.undecided = false;
	}

	private static int backend(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
			return result.next() ? result.getInt(1) : 0;
		}
	}

	/**
	 * Return a connection that keeps the lock.
	 * @param connection the connection to migrate over
	 * @return it, with what the lock needs
	 */
	synchronized Connection keptBy(Connection connection) {
		return this.idleLimitLifted ? WithoutIdleLimit.on(connection) : RoleOnce.on(connection);
	}

}
