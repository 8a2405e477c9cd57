package io.github.neonspring.boot.testkit.postgres;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import org.postgresql.Driver;

/**
 * Opens pgjdbc connections over a local socket.
 */
final class LocalConnections {

	private LocalConnections() {
	}

	static Connection open(SocketAddress address, String user, String database) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", user);
		properties.setProperty("sslmode", "disable");
		properties.setProperty("prepareThreshold", "0");
		properties.setProperty("gssEncMode", "disable");
		if (address instanceof UnixDomainSocketAddress unix) {
			properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
			properties.setProperty("socketFactoryArg", unix.getPath().toString());
			return new Driver().connect("jdbc:postgresql://localhost/" + database, properties);
		}
		int port = ((InetSocketAddress) address).getPort();
		return new Driver().connect("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
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
