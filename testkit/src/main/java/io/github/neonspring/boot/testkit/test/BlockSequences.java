package io.github.neonspring.boot.testkit.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.github.neonspring.boot.testkit.TestServer;

/**
 * The sequences that hand out blocks of values. Hibernate keeps the rest of a block in
 * memory, so that such a sequence must not begin anew beneath a running application.
 */
final class BlockSequences {

	private static final String CURRENT = "select schemaname, sequencename, last_value from pg_sequences "
			+ "where increment_by <> 1 and last_value is not null";

	private static final String ADVANCE = "select setval(name, ?) from to_regclass(format('%I.%I', ?, ?)) as name "
			+ "where name is not null";

	private final TestServer server;

	private boolean present;

	BlockSequences(TestServer server) {
		this.server = server;
	}

	/**
	 * Look whether there are any, so that nothing is done where there are none.
	 * @param database the database that all others are copied from
	 */
	void lookAt(String database) {
		try (Connection connection = this.server.superuserConnection(database);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select 1 from pg_sequences where increment_by <> 1 limit 1")) {
			this.present = rows.next();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The sequences of " + database + " could not be read", ex);
		}
	}

	void carryOver(String from, String to) {
		if (!this.present) {
			return;
		}
		try (Connection old = this.server.superuserConnection(from);
				Connection fresh = this.server.superuserConnection(to);
				Statement statement = old.createStatement();
				ResultSet sequences = statement.executeQuery(CURRENT);
				PreparedStatement advance = fresh.prepareStatement(ADVANCE)) {
			while (sequences.next()) {
				advance.setLong(1, sequences.getLong(3));
				advance.setString(2, sequences.getString(1));
				advance.setString(3, sequences.getString(2));
				advance.execute();
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The sequences of " + from + " could not be carried over to " + to, ex);
		}
	}

}
