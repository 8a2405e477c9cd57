package io.github.neonspring.boot.testkit.rules.snippets;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the snippets over JDBC are made of.
 */
abstract class Jdbc {

	protected static final String SQL = "SELECT balance FROM account WHERE id = ?";

	protected DataSource dataSource;

	protected DataSource other;

	protected JdbcTemplate jdbc;

	protected static long balance(Connection connection, long id) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(SQL)) {
			statement.setLong(1, id);
			try (ResultSet result = statement.executeQuery()) {
				return result.next() ? result.getLong(1) : 0;
			}
		}
	}

	protected static void cleanUpAfter(Connection connection) {
		giveBack(connection);
	}

	private static void giveBack(Connection done) {
		try {
			if (done != null && !done.isClosed()) {
				done.close();
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Closes what its subclasses open.
	 */
	abstract static class Source extends Jdbc implements AutoCloseable {

		protected Connection connection;

		@Override
		public void close() throws SQLException {
			this.connection.close();
		}

	}

}
