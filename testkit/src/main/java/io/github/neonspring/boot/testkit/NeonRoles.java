package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The role and the database that a new Neon project has. The role is no superuser; it may
 * create roles and databases and owns the database.
 */
final class NeonRoles {

	private static final String GROUP = "neon_superuser";

	// The password protects nothing, and the usual 4,096 would be most of a login's cost;
	// PostgreSQL 15 has no such setting
	private static final String FEW_ITERATIONS = "select set_config(name, '64', false) from pg_settings "
			+ "where name = 'scram_iterations'";

	private final SuperuserDoor door;

	NeonRoles(SuperuserDoor door) {
		this.door = door;
	}

	// Create what is missing; a kept data directory gets only the new password.
	void create(String user, String password, String database) throws SQLException {
		try (Connection connection = this.door.open("postgres"); Statement statement = connection.createStatement()) {
			if (missing(connection, "select 1 from pg_roles where rolname = ?", GROUP)) {
				statement.execute("create role " + GROUP + " nologin createdb createrole bypassrls replication");
				statement
					.execute("grant pg_read_all_data, pg_write_all_data, pg_monitor, pg_signal_backend to " + GROUP);
			}
			String role = statement.enquoteIdentifier(user, true);
			if (missing(connection, "select 1 from pg_roles where rolname = ?", user)) {
				statement.execute(
						"create role " + role + " login createdb createrole bypassrls replication in role " + GROUP);
			}
			statement.execute(FEW_ITERATIONS);
			statement.execute("alter role " + role + " password " + statement.enquoteLiteral(password));
			if (missing(connection, "select 1 from pg_database where datname = ?", database)) {
				statement.execute("create database " + statement.enquoteIdentifier(database, true) + " owner " + role);
			}
		}
	}

	private static boolean missing(Connection connection, String sql, String name) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, name);
			try (ResultSet rows = statement.executeQuery()) {
				return !rows.next();
			}
		}
	}

}
