package io.github.neonspring.boot.testkit.postgres;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link PgBouncer}.
 */
class PgBouncerTests {

	private static PostgresServer server;

	private static PgBouncer bouncer;

	@BeforeAll
	static void start() {
		assumeThat(PgBouncer.find()).as("a PgBouncer on this machine: apt-get install pgbouncer").isPresent();
		server = PostgresServer.builder().parameter("max_connections", "20").build();
		server.start();
		bouncer = PgBouncer.start(server);
	}

	@AfterAll
	static void stop() {
		if (bouncer != null) {
			bouncer.close();
		}
		if (server != null) {
			server.close();
		}
	}

	@Test
	void roleAndDatabaseCreatedLaterAreServedUnderTheirOwnNames() throws Exception {
		LocalConnections.query(server.address(), "create role late login password 'hush-late'");
		LocalConnections.query(server.address(), "create database late_database owner late");
		try (Connection connection = LocalConnections.open(bouncer.address(), "late", "late_database")) {
			assertThat(LocalConnections.query(connection, "select current_user || ' ' || current_database()"))
				.isEqualTo("late late_database");
		}
	}

	@Test
	void unknownRoleIsRefused() {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> LocalConnections.open(bouncer.address(), "nobody_knows", "postgres"));
	}

	@Test
	void moreClientsThanServerConnectionsShareThem() throws Exception {
		Connection[] connections = new Connection[60];
		try {
			for (int number = 0; number < connections.length; number++) {
				connections[number] = LocalConnections.open(bouncer.address(), PostgresServer.SUPERUSER, "postgres");
				assertThat(LocalConnections.query(connections[number], "select 1")).isEqualTo("1");
			}
		}
		finally {
			for (Connection connection : connections) {
				if (connection != null) {
					connection.close();
				}
			}
		}
	}

	@Test
	void killCutsWithoutAWordAndStartBringsItBack() throws Exception {
		try (Connection connection = LocalConnections.open(bouncer.address(), PostgresServer.SUPERUSER, "postgres")) {
			bouncer.kill();
			assertThat(bouncer.isRunning()).isFalse();
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> LocalConnections.query(connection, "select 1"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08006"));
		}
		bouncer.start();
		assertThat(LocalConnections.query(bouncer.address(), "select 1")).isEqualTo("1");
	}

	@Test
	void findsTheServerAgainAfterItsRestart() throws Exception {
		LocalConnections.query(bouncer.address(), "select 1");
		bouncer.kill();
		server.stop(StopMode.FAST);
		server.start();
		bouncer.start();
		assertThat(LocalConnections.query(bouncer.address(), "select 1")).isEqualTo("1");
	}

	@Test
	void preparedStatementsAreTrackedFrom121On() {
		assertThat(PgBouncerVersion.parse("PgBouncer 1.18.0\nlibevent").tracksPreparedStatements()).isFalse();
		assertThat(PgBouncerVersion.parse("PgBouncer 1.21.0").tracksPreparedStatements()).isTrue();
		assertThat(PgBouncerVersion.parse("PgBouncer 2.0.0").tracksPreparedStatements()).isTrue();
		assertThat(bouncer.version()).matches("\\d+\\.\\d+.*");
	}

}
