package io.github.neonspring.boot.connection.driver;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;

import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

/**
 * A simulated endpoint and connections to it whose sockets are known.
 */
final class EndpointSocketWire implements AutoCloseable {

	private final NeonSimulator simulator;

	private final ConnectingDataSource dataSource;

	private final List<Connection> connections = new ArrayList<>();

	EndpointSocketWire(TlsMode tls) {
		this.simulator = NeonSimulator.builder().tls(tls).start();
		this.dataSource = new ConnectingDataSource(
				JdbcTarget.of(ConnectionString.parse(this.simulator.url()), TargetOptions.NONE), Duration.ofSeconds(30),
				ConnectListener.NONE);
	}

	NeonSimulator simulator() {
		return this.simulator;
	}

	PhysicalConnection open() throws SQLException {
		Connection connection = this.dataSource.getConnection();
		this.connections.add(connection);
		return new PhysicalConnection(connection, this.dataSource.socketOf(connection));
	}

	void closeConnections() {
		this.connections.forEach(EndpointSocketWire::close);
		this.connections.clear();
	}

	private static void close(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			// one that was cut cannot say goodbye
		}
	}

	void awaitRunning(String query) {
		Awaitility.await()
			.until(() -> "1".equals(ask(this.simulator::superuserConnection,
					"select count(*) from pg_stat_activity where state = 'active' and query = '" + query + "'")));
	}

	static void awaitSight(PhysicalConnection opened, Sight expected) {
		Awaitility.await().until(opened.socket()::look, expected::equals);
	}

	static String ask(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet answer = statement.executeQuery(sql)) {
			answer.next();
			return answer.getString(1);
		}
	}

	private static String ask(Source source, String sql) throws SQLException {
		try (Connection connection = source.open()) {
			return ask(connection, sql);
		}
	}

	@Override
	public void close() {
		closeConnections();
		this.dataSource.close();
		this.simulator.close();
	}

	private interface Source {

		Connection open() throws SQLException;

	}

}
