package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.github.neonspring.boot.testkit.postgres.PostgresServer;

/**
 * Copies of databases that share their blocks on disk, where PostgreSQL was built for it
 * and the file system does it.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/18/runtime-config-resource.html#GUC-FILE-COPY-METHOD">PostgreSQL:
 * file_copy_method</a>
 */
final class FileCloning {

	private static final String TRIAL = "neon_testkit_clone";

	private FileCloning() {
	}

	/**
	 * Have the superuser clone databases if that succeeds once, and copy them otherwise.
	 * @param door the way to the server
	 * @throws SQLException if the server does not answer
	 */
	static void tryOn(SuperuserDoor door) throws SQLException {
		try (Connection connection = door.open(Maintenance.DATABASE);
				Statement statement = connection.createStatement()) {
			if (succeeds(statement)) {
				statement.execute("alter role " + PostgresServer.SUPERUSER + " set file_copy_method = clone");
			}
		}
	}

	private static boolean succeeds(Statement statement) {
		try {
			statement.execute("set file_copy_method = clone");
			statement.execute("create database " + TRIAL + " template template0 strategy file_copy");
			statement.execute("drop database " + TRIAL);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

}
