package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A superuser's connection that is kept open for what concerns whole databases.
 */
final class Maintenance {

	static final String DATABASE = "postgres";

	private final SuperuserDoor door;

	private @Nullable Connection connection;

	Maintenance(SuperuserDoor door) {
		this.door = door;
	}

	synchronized void execute(String sql) {
		try (var statement = connection().createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw failure("refused '" + sql + "'", ex);
		}
	}

	synchronized long number(String sql) {
		try (var statement = connection().createStatement(); var rows = statement.executeQuery(sql)) {
			return rows.next() ? rows.getLong(1) : 0;
		}
		catch (SQLException ex) {
			throw failure("refused '" + sql + "'", ex);
		}
	}

	boolean becomesZero(String sql, Duration patience) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (number(sql) > 0) {
			if (System.nanoTime() > deadline) {
				return false;
			}
			try {
				Thread.sleep(1);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Interrupted while sessions ended", ex);
			}
		}
		return true;
	}

	// Keeps the lock in a session of its own
	AutoCloseable hold(String key) {
		try {
			Connection holder = this.door.open(DATABASE);
			try (var statement = holder.createStatement()) {
				statement.execute("select pg_advisory_lock(" + key + ")");
				return holder;
			}
			catch (SQLException ex) {
				holder.close();
				throw ex;
			}
		}
		catch (SQLException ex) {
			throw failure("gave no lock for " + key, ex);
		}
	}

	private Connection connection() throws SQLException {
		Connection open = this.connection;
		if (open == null || open.isClosed()) {
			open = this.door.open(DATABASE);
			this.connection = open;
		}
		return open;
	}

	static IllegalStateException failure(String what, SQLException ex) {
		return new IllegalStateException("The PostgreSQL for this build's tests " + what + ": " + ex.getMessage(), ex);
	}

}
