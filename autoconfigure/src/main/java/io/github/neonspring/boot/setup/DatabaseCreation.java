package io.github.neonspring.boot.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Creates the application's database. PostgreSQL does that outside of transactions, all
 * or nothing; of several instances that try, one succeeds and the others are told so.
 *
 * @param connections the connections of the set-up
 * @param maintenanceDatabase where to log in for it
 */
record DatabaseCreation(SetupConnections connections, String maintenanceDatabase) {

	private static final Set<String> THERE_ALREADY = Set.of("42P04", "23505");

	void run(Consumer<String> progress) throws SQLException {
		String database = this.connections.owner().database();
		try (Connection connection = this.connections.open(this.maintenanceDatabase)) {
			Sql sql = new Sql(connection);
			if (sql.texts("select datname from pg_database where datname = ?", database).isEmpty()) {
				create(sql, database, progress);
			}
		}
	}

	private static void create(Sql sql, String database, Consumer<String> progress) throws SQLException {
		try {
			sql.execute("create database " + Sql.identifier(database));
			progress.accept("database " + database + " created");
		}
		catch (SQLException ex) {
			if (!THERE_ALREADY.contains(String.valueOf(ex.getSQLState()))) {
				throw ex;
			}
		}
	}

}
