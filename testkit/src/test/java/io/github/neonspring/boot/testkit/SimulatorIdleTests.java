package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for what keeps the compute awake of {@link NeonSimulator}.
 */
class SimulatorIdleTests {

	private static NeonSimulator simulator;

	private SimulatorStats before;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).idleTimeout(Duration.ofSeconds(1)).start();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@BeforeEach
	void wake() {
		simulator.wake();
		this.before = simulator.stats();
	}

	private SimulatorStats counted() {
		return simulator.stats().minus(this.before);
	}

	@Test
	void idleConnectionDoesNotKeepTheComputeAwake() throws SQLException {
		try (Connection connection = DriverManager.getConnection(simulator.jdbcUrl())) {
			Awaitility.await().until(() -> !simulator.isAwake());
			SQLException failure = Sql.failure(() -> Sql.run(connection, "select 1"));
			assertThat(failure.getSQLState()).isEqualTo("57P01");
			assertThat((Throwable) failure).hasMessage("FATAL: terminating connection due to administrator command");
		}
		assertThat(counted().suspends()).isOne();
		assertThat(Sql.value(simulator.jdbcUrl(), "select 1")).isEqualTo("1");
		assertThat(counted().wakes()).isOne();
	}

	@Test
	void openTransactionAndRunningStatementKeepItAwake() throws SQLException {
		try (Connection connection = DriverManager.getConnection(simulator.jdbcUrl())) {
			connection.setAutoCommit(false);
			Sql.run(connection, "select 1");
			Awaitility.await().during(Duration.ofSeconds(2)).until(simulator::isAwake);
			connection.commit();
			connection.setAutoCommit(true);
			Sql.run(connection, "select pg_sleep(2)");
			assertThat(counted().suspends()).isZero();
			Awaitility.await().until(() -> !simulator.isAwake());
		}
	}

	@Test
	void pingsKeepItAwakeAndTheSuperuserDoesNot() throws SQLException {
		try (Connection connection = DriverManager.getConnection(simulator.jdbcUrl())) {
			Awaitility.await()
				.pollInterval(Duration.ofMillis(100))
				.during(Duration.ofMillis(2500))
				.until(() -> connection.isValid(1));
			assertThat(counted().suspends()).isZero();
		}
		Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
			if (simulator.isAwake()) {
				catchThrowable(() -> simulator.execute("select 1"));
			}
			return !simulator.isAwake();
		});
	}

}
