package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.testkit.front.LocalSocketFactory;
import io.github.neonspring.boot.testkit.postgres.DatabaseServer;
import io.github.neonspring.boot.testkit.postgres.PostgresServer;

/**
 * The way to the simulator's PostgreSQL past the front, as its superuser.
 */
final class SuperuserDoor {

	private final DatabaseServer server;

	SuperuserDoor(DatabaseServer server) {
		this.server = server;
	}

	@Nullable String onlyDatabase() {
		return this.server.onlyDatabase();
	}

	Connection open(String database) throws SQLException {
		Properties properties = LocalSocketFactory.properties(this.server.address());
		properties.setProperty("user", PostgresServer.SUPERUSER);
		properties.setProperty("ApplicationName", "neon-simulator");
		properties.setProperty("assumeMinServerVersion", "12");
		return DriverManager.getConnection("jdbc:postgresql://localhost/" + database, properties);
	}

	long number(String database, String sql) throws SQLException {
		try (Connection connection = open(database);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			return rows.next() ? rows.getLong(1) : 0;
		}
	}

	String text(String database, String sql) throws SQLException {
		try (Connection connection = open(database);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

	void execute(String database, String sql) throws SQLException {
		try (Connection connection = open(database); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
