package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Databases that nobody needs any more, of this JVM and of those that have ended.
 */
final class DroppedDatabases {

	/** Eight megabytes each; dropping takes as long as creating. */
	private static final int MOST = 20;

	private final SuperuserDoor door;

	private final Executor background;

	private final Queue<String> waiting = new ArrayDeque<>();

	DroppedDatabases(SuperuserDoor door, Executor background) {
		this.door = door;
		this.background = background;
	}

	void add(String database) {
		this.background.execute(() -> {
			this.waiting.add(database);
			if (this.waiting.size() > MOST) {
				drop(this.waiting.remove());
			}
		});
	}

	private void drop(String database) {
		try {
			this.door.execute(Maintenance.DATABASE,
					"drop database if exists " + TestServer.quote(database) + " with (force)");
		}
		catch (SQLException ex) {
			// It stays until the server ends, or another JVM begins
		}
	}

	/**
	 * Drop the databases of JVMs that have ended, on a thread of its own: nobody waits
	 * for it.
	 * @param names the names that this JVM uses
	 */
	void removeLeftovers(TestDatabaseNames names) {
		Thread thread = new Thread(() -> leftovers(names).forEach(this::drop), "neon-test-leftovers");
		thread.setDaemon(true);
		thread.start();
	}

	List<String> leftovers(TestDatabaseNames names) {
		List<String> found = new ArrayList<>();
		try (Connection connection = this.door.open(Maintenance.DATABASE);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select datname from pg_database")) {
			while (rows.next()) {
				found.add(rows.getString(1));
			}
		}
		catch (SQLException ex) {
			// As above
		}
		found.removeIf((database) -> !names.isLeftover(database, (pid) -> ProcessHandle.of(pid).isPresent()));
		return found;
	}

}
