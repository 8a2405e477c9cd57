package io.github.neonspring.boot.testkit.postgres;

import java.net.SocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import org.postgresql.Driver;

import io.github.neonspring.boot.testkit.front.LocalSocketFactory;

/**
 * Opens pgjdbc connections over a local socket.
 */
final class LocalConnections {

	private LocalConnections() {
	}

	static Connection open(SocketAddress address, String user, String database) throws SQLException {
		Properties properties = LocalSocketFactory.properties(address);
		properties.setProperty("user", user);
		properties.setProperty("prepareThreshold", "0");
		return new Driver().connect("jdbc:postgresql://localhost/" + database, properties);
	}

	static String query(SocketAddress address, String sql) throws SQLException {
		try (Connection connection = open(address, PostgresServer.SUPERUSER, "postgres")) {
			return query(connection, sql);
		}
	}

	static String query(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			if (!statement.execute(sql)) {
				return "";
			}
			ResultSet rows = statement.getResultSet();
			return (rows.next()) ? rows.getString(1) : "";
		}
	}

}
