package io.github.neonspring.boot.commit;

import java.net.SocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.testkit.front.LocalSocketFactory;
import io.github.neonspring.boot.testkit.postgres.PostgresServer;
import io.github.neonspring.boot.testkit.postgres.StopMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A PostgreSQL of its own for one test, with an application's ordinary role and a table.
 * Its write-ahead log becomes durable by commits only, never by the passing of time.
 */
final class Cluster implements AutoCloseable {

	static final String ROLE = "app";

	private final PostgresServer server;

	private Cluster(PostgresServer server) {
		this.server = server;
		this.server.start();
	}

	static Cluster start() {
		Cluster cluster = new Cluster(PostgresServer.builder()
			.parameter("wal_writer_delay", "10s")
			.parameter("autovacuum", "off")
			.parameter("restore_command", "false")
			.build());
		cluster.superuser("create role app login; create table account (id bigint); grant all on account to app");
		return cluster;
	}

	/**
	 * Start a hot standby that follows this one.
	 */
	Cluster standby() {
		return new Cluster(this.server.standby("standby"));
	}

	/**
	 * Let a standby receive nothing more.
	 */
	void stopReceiving() {
		superuser("alter system set primary_conninfo = ''");
		superuser("select pg_reload_conf()");
		Awaitility.await().until(() -> query("select count(*) from pg_stat_wal_receiver").equals("0"));
	}

	/**
	 * Wait until a standby has applied what its primary has written.
	 */
	void awaitReplay(Cluster primary) throws SQLException {
		String written = primary.query("select pg_current_wal_flush_lsn()");
		Awaitility.await().until(() -> query("select pg_last_wal_replay_lsn() >= '" + written + "'").equals("t"));
	}

	PostgresServer server() {
		return this.server;
	}

	Connection open() throws SQLException {
		return open(this.server.address(), ROLE);
	}

	static Connection open(SocketAddress address, String role) throws SQLException {
		Properties properties = LocalSocketFactory.properties(address);
		properties.setProperty("user", role);
		properties.setProperty("prepareThreshold", "0");
		return new Driver().connect("jdbc:postgresql://localhost/postgres", properties);
	}

	/**
	 * Open a connection in whose open transaction a row was written.
	 */
	Connection writing() throws SQLException {
		Connection connection = open();
		connection.setAutoCommit(false);
		execute(connection, "insert into account values (1)");
		return connection;
	}

	/**
	 * Commit other transactions until one of them has the given id.
	 */
	void reuse(String transactionId) throws SQLException {
		try (Connection other = open()) {
			other.setAutoCommit(false);
			String id = "";
			while (!id.equals(transactionId)) {
				execute(other, "insert into account values (2)");
				id = query(other, "select pg_current_xact_id()::text");
				assertThat(Long.parseLong(id)).isLessThanOrEqualTo(Long.parseLong(transactionId));
				other.commit();
			}
		}
		assertThat(status(transactionId)).isEqualTo("committed");
	}

	@Nullable String status(String transactionId) throws SQLException {
		return query("select pg_xact_status('" + transactionId + "')");
	}

	String query(String sql) throws SQLException {
		try (Connection connection = open()) {
			return query(connection, sql);
		}
	}

	void superuser(String sql) {
		try (Connection connection = open(this.server.address(), PostgresServer.SUPERUSER)) {
			execute(connection, sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void restart(StopMode mode) {
		this.server.stop(mode);
		this.server.start();
	}

	/**
	 * Kill a backend, so that the server ends all others and recovers in its place.
	 */
	void killOneBackend() throws SQLException {
		String life = "select pg_postmaster_start_time()::text";
		String recovery = "select coalesce(pg_last_wal_replay_lsn()::text, 'none')";
		String before = query(life);
		String recoveredBefore = query(recovery);
		Connection victim = open();
		ProcessHandle.of(Long.parseLong(query(victim, "select pg_backend_pid()"))).orElseThrow().destroyForcibly();
		Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
			assertThat(query(recovery)).isNotEqualTo(recoveredBefore);
			assertThat(query(life)).isEqualTo(before);
		});
		JdbcUtils.closeConnection(victim);
	}

	String dataDirectory() throws SQLException {
		try (Connection superuser = open(this.server.address(), PostgresServer.SUPERUSER)) {
			return query(superuser, "show data_directory");
		}
	}

	DataSource dataSource() {
		return dataSource(this::open);
	}

	static DataSource dataSource(Opening opening) {
		return new AbstractDataSource() {
			@Override
			public Connection getConnection() throws SQLException {
				return opening.open();
			}

			@Override
			public Connection getConnection(String username, String password) throws SQLException {
				throw new UnsupportedOperationException();
			}
		};
	}

	CommitVerification verification(Duration timeout) {
		return new CommitVerification(dataSource(), "main", timeout);
	}

	static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	static String query(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * Opens a connection.
	 */
	@FunctionalInterface
	interface Opening {

		Connection open() throws SQLException;

	}

}
