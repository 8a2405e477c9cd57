package io.github.neonspring.boot.connection.driver;

import java.net.SocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.testkit.front.LocalSocketFactory;
import io.github.neonspring.boot.testkit.postgres.PgBouncer;
import io.github.neonspring.boot.testkit.postgres.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UndeclaredPooler} with a real PostgreSQL and a real PgBouncer.
 */
class UndeclaredPoolerTests {

	private static final PostgresServer server = PostgresServer.builder().build();

	@BeforeAll
	static void startServer() {
		server.start();
	}

	@AfterAll
	static void closeServer() {
		server.close();
	}

	@Test
	void serverItselfIsNoPooler() throws SQLException {
		assertThat(prepareThreshold(server.address(), "")).isEqualTo(5);
	}

	@Test
	void pgBouncerIsRecognisedWhereItsAddressDoesNotTell() throws SQLException {
		try (PgBouncer pooler = pgBouncer()) {
			assertThat(prepareThreshold(pooler.address(), "")).isZero();
		}
	}

	@Test
	void thresholdOfTheApplicationStays() throws SQLException {
		try (PgBouncer pooler = pgBouncer()) {
			assertThat(prepareThreshold(pooler.address(), "?prepareThreshold=3")).isEqualTo(3);
		}
	}

	private static PgBouncer pgBouncer() {
		Assumptions.assumeTrue(PgBouncer.find().isPresent(),
				"Needs PgBouncer: install the Debian package pgbouncer, or put pgbouncer on the PATH");
		return PgBouncer.start(server);
	}

	private static int prepareThreshold(SocketAddress address, String parameters) throws SQLException {
		JdbcTarget target = JdbcTarget
			.of(ConnectionString.parse("jdbc:postgresql://postgres@localhost/postgres" + parameters),
					TargetOptions.NONE)
			.withProperties(LocalSocketFactory.properties(address));
		try (ConnectingDataSource dataSource = new ConnectingDataSource(target, Duration.ofSeconds(30),
				ConnectListener.NONE); Connection connection = dataSource.getConnection()) {
			return connection.unwrap(PGConnection.class).getPrepareThreshold();
		}
	}

}
