package io.github.neonspring.boot.benchmarks.soak;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.context.ApplicationContext;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * The connections that the application has, as the server sees them.
 */
final class Connections {

	private static final long PATIENCE_MILLIS = 15_000;

	private static final String ALL = "select count(*) from pg_stat_activity "
			+ "where backend_type = 'client backend' and usename <> current_user";

	private final NeonSimulator simulator;

	private final Endpoint endpoint;

	Connections(NeonSimulator simulator, Endpoint endpoint) {
		this.simulator = simulator;
		this.endpoint = endpoint;
	}

	List<String> violationsAtRest(ApplicationContext application) throws SQLException, InterruptedException {
		NeonPool pool = application.getBean(NeonPool.class);
		return settled(() -> {
			// Who is idle and dead leaves the pool when it is borrowed next
			borrow(pool.snapshot().size(), application.getBean(DataSource.class));
			int size = pool.snapshot().size();
			int sessions = this.simulator.openSessions();
			long backends = count(ALL);
			long working = count(ALL + " and state <> 'idle'");
			boolean leak = sessions != size || (this.endpoint == Endpoint.DIRECT && backends != size) || working > 0;
			return (leak) ? List.of("The pool has " + size + " connections, but there are " + sessions
					+ " sessions at the endpoint and " + backends + " in PostgreSQL, " + working + " of them at work")
					: List.of();
		});
	}

	private static void borrow(int count, DataSource dataSource) throws SQLException {
		List<Connection> borrowed = new ArrayList<>();
		try {
			for (int i = 0; i < count; i++) {
				borrowed.add(dataSource.getConnection());
			}
		}
		finally {
			for (Connection connection : borrowed) {
				connection.close();
			}
		}
	}

	List<String> violationsAfterClose() throws SQLException, InterruptedException {
		return settled(() -> {
			int sessions = this.simulator.openSessions();
			long backends = (this.endpoint == Endpoint.DIRECT) ? count(ALL) : 0;
			return (sessions + backends > 0) ? List.of("The application is closed, but there are " + sessions
					+ " sessions at the endpoint and " + backends + " in PostgreSQL") : List.of();
		});
	}

	private long count(String sql) throws SQLException {
		try (Connection connection = this.simulator.superuserConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
	}

	private static List<String> settled(Check check) throws SQLException, InterruptedException {
		List<String> violations = check.run();
		for (long waited = 0; waited < PATIENCE_MILLIS && !violations.isEmpty(); waited += 100) {
			Thread.sleep(100);
			violations = check.run();
		}
		return violations;
	}

	/**
	 * A look at the connections.
	 */
	private interface Check {

		List<String> run() throws SQLException;

	}

}
