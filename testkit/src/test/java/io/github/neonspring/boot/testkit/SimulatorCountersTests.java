package io.github.neonspring.boot.testkit;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the counters and the latency of {@link NeonSimulator}.
 */
class SimulatorCountersTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void start() throws SQLException {
		simulator = NeonSimulator.builder().tls(TlsMode.OPTIONAL).start();
		Sql.run(simulator.jdbcUrl(), "create table entry (id int, text text)");
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	private static String plainUrl() {
		return simulator.jdbcUrl()
			.replace("sslmode=verify-full", "sslmode=disable")
			.replace("channelBinding=require&", "");
	}

	private static long roundTripsOfConnect(String url) throws Exception {
		SimulatorStats counted = Sql.counted(simulator, () -> {
			Sql.connect(url);
			return null;
		});
		assertThat(counted.connects()).isOne();
		assertThat(counted.sessions()).isOne();
		return counted.roundTrips();
	}

	@Test
	void connectTakesTheKnownRoundTrips() throws Exception {
		assertThat(roundTripsOfConnect(plainUrl())).isEqualTo(4);
		assertThat(roundTripsOfConnect(plainUrl() + "&assumeMinServerVersion=12")).isEqualTo(3);
		assertThat(roundTripsOfConnect(simulator.jdbcUrl())).isEqualTo(6);
		assertThat(roundTripsOfConnect(simulator.jdbcUrl() + "&assumeMinServerVersion=12")).isEqualTo(5);
		assertThat(roundTripsOfConnect(simulator.jdbcUrl() + "&assumeMinServerVersion=12&sslNegotiation=direct"))
			.isEqualTo(4);
		assertThat(roundTripsOfConnect(plainUrl() + "&gssEncMode=prefer")).isBetween(4L, 5L);
	}

	@Test
	void statementsAndTransactionsTakeTheKnownRoundTrips() throws Exception {
		try (Connection connection = DriverManager.getConnection(plainUrl())) {
			assertThat(counted(() -> Sql.run(connection, "select 1"))).isEqualTo(1);
			assertThat(counted(() -> Sql.run(connection, "select 1; select 2"))).isEqualTo(1);
			assertThat(counted(() -> connection.isValid(1))).isEqualTo(1);
			connection.setAutoCommit(false);
			assertThat(counted(() -> {
				Sql.run(connection, "select 1");
				connection.commit();
			})).isEqualTo(2);
			assertThat(counted(connection::commit)).isZero();
		}
	}

	@Test
	void batchAndLargeResultAreFewFlights() throws Exception {
		try (Connection connection = DriverManager.getConnection(plainUrl());
				PreparedStatement insert = connection.prepareStatement("insert into entry values (?, ?)")) {
			String large = "x".repeat(100_000);
			for (int i = 0; i < 20; i++) {
				insert.setInt(1, i);
				insert.setString(2, large);
				insert.addBatch();
			}
			assertThat(counted(insert::executeBatch)).isBetween(1L, 2L);
			assertThat(counted(
					() -> assertThat(Sql.value(connection, "select string_agg(text, '') from entry where id >= 0"))
						.hasSize(2_000_000)))
				.isEqualTo(1);
		}
	}

	@Test
	void copyWaitsTwice() throws Exception {
		try (Connection connection = DriverManager.getConnection(plainUrl())) {
			CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
			String lines = "-1\tsome text\n".repeat(50_000);
			assertThat(counted(
					() -> assertThat(copy.copyIn("copy entry from stdin", new StringReader(lines))).isEqualTo(50_000)))
				.isEqualTo(2);
			assertThat(counted(() -> Sql.run(connection, "select 1"))).isEqualTo(1);
			Sql.run(connection, "delete from entry where id = -1");
		}
	}

	@Test
	void failedStatementIsCountedOnce() throws Exception {
		try (Connection connection = DriverManager.getConnection(plainUrl())) {
			assertThat(counted(() -> Sql.failure(() -> Sql.run(connection, "select nonsense")))).isEqualTo(1);
			assertThat(counted(() -> Sql.run(connection, "select 1"))).isEqualTo(1);
		}
	}

	private static long counted(ThrowingAction action) throws Exception {
		return Sql.counted(simulator, () -> {
			action.run();
			return null;
		}).roundTrips();
	}

	@Test
	void statementsAreCounted() throws Exception {
		try (Connection connection = DriverManager.getConnection(plainUrl())) {
			connection.setAutoCommit(false);
			SimulatorStats counted = Sql.counted(simulator, () -> {
				Sql.run(connection, "select 1");
				connection.commit();
				return null;
			});
			assertThat(counted.statements()).isEqualTo(3);
		}
	}

	@Test
	void latencyIsTakenOncePerRoundTrip() throws Exception {
		Duration latency = Duration.ofMillis(50);
		try (Connection connection = DriverManager.getConnection(plainUrl())) {
			simulator.latency(latency);
			long start = System.nanoTime();
			Sql.run(connection, "select 1; select 2");
			Sql.run(connection, "select generate_series(1, 100000)");
			Sql.connect(plainUrl());
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(latency.multipliedBy(6),
					latency.multipliedBy(6).plusSeconds(3));
		}
		finally {
			simulator.latency(Duration.ZERO);
		}
	}

	@Test
	void superuserIsInNoStatistics() throws Exception {
		SimulatorStats counted = Sql.counted(simulator, () -> {
			simulator.execute("select 1");
			return null;
		});
		assertThat(counted.connects() + counted.sessions() + counted.roundTrips() + counted.statements()).isZero();
	}

	interface ThrowingAction {

		void run() throws Exception;

	}

}
