package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for suspend and wake of {@link NeonSimulator}.
 */
class SimulatorSleepTests {

	private NeonSimulator simulator;

	private NeonSimulator start(Duration idleTimeout, Duration coldStart) {
		this.simulator = NeonSimulator.builder().tls(TlsMode.OFF).idleTimeout(idleTimeout).coldStart(coldStart).start();
		return this.simulator;
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void idleConnectionDoesNotKeepTheComputeAwake() throws SQLException {
		start(Duration.ofMillis(400), Duration.ZERO);
		try (Connection connection = DriverManager.getConnection(this.simulator.jdbcUrl())) {
			Awaitility.await().until(() -> !this.simulator.isAwake());
			SQLException failure = Sql.failure(() -> Sql.run(connection, "select 1"));
			assertThat(failure.getSQLState()).isEqualTo("57P01");
			assertThat((Throwable) failure).hasMessage("FATAL: terminating connection due to administrator command");
		}
		assertThat(this.simulator.stats().suspends()).isOne();
		assertThat(Sql.value(this.simulator.jdbcUrl(), "select 1")).isEqualTo("1");
		assertThat(this.simulator.stats().wakes()).isOne();
	}

	@Test
	void openTransactionAndRunningStatementKeepItAwake() throws SQLException {
		start(Duration.ofMillis(300), Duration.ZERO);
		try (Connection connection = DriverManager.getConnection(this.simulator.jdbcUrl())) {
			connection.setAutoCommit(false);
			Sql.run(connection, "select 1");
			Awaitility.await().during(Duration.ofMillis(900)).until(this.simulator::isAwake);
			connection.commit();
			connection.setAutoCommit(true);
			Sql.run(connection, "select pg_sleep(0.9)");
			assertThat(this.simulator.stats().suspends()).isZero();
			Awaitility.await().until(() -> !this.simulator.isAwake());
		}
	}

	@Test
	void pingsKeepItAwakeAndTheSuperuserDoesNot() throws SQLException {
		start(Duration.ofMillis(500), Duration.ZERO);
		try (Connection connection = DriverManager.getConnection(this.simulator.jdbcUrl())) {
			Awaitility.await()
				.pollInterval(Duration.ofMillis(100))
				.during(Duration.ofMillis(1200))
				.until(() -> connection.isValid(1));
			assertThat(this.simulator.stats().suspends()).isZero();
		}
		Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
			if (this.simulator.isAwake()) {
				catchThrowable(() -> this.simulator.execute("select 1"));
			}
			return !this.simulator.isAwake();
		});
	}

	@Test
	void loginIsHeldInSilenceWhileTheComputeStarts() throws Exception {
		start(Duration.ofMinutes(5), Duration.ofMillis(700));
		this.simulator.suspend();
		CompletableFuture<String> value = CompletableFuture.supplyAsync(() -> valueOf("select 1"));
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> !value.isDone());
		assertThat(value.get()).isEqualTo("1");
	}

	private String valueOf(String sql) {
		try {
			return Sql.value(this.simulator.jdbcUrl(), sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void manyLoginsWakeItOnce() throws Exception {
		start(Duration.ofMinutes(5), Duration.ofMillis(200));
		this.simulator.suspend();
		ExecutorService executor = Executors.newFixedThreadPool(20);
		List<Future<String>> values = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			values.add(executor.submit(() -> valueOf("select 1")));
		}
		for (Future<String> value : values) {
			assertThat(value.get()).isEqualTo("1");
		}
		executor.shutdown();
		assertThat(this.simulator.stats().wakes()).isOne();
	}

	@Test
	void dataOutliveSuspendAndCrash() throws SQLException {
		start(Duration.ofMinutes(5), Duration.ZERO);
		Sql.run(this.simulator.jdbcUrl(), "create table kept as select 42 as answer");
		this.simulator.suspend();
		assertThat(Sql.value(this.simulator.jdbcUrl(), "select answer from kept")).isEqualTo("42");
		this.simulator.crash();
		assertThat(this.simulator.isAwake()).isFalse();
		assertThat(Sql.value(this.simulator.jdbcUrl(), "select answer from kept")).isEqualTo("42");
	}

	@Test
	void superuserDoorSaysThatTheComputeSleeps() {
		start(Duration.ofMinutes(5), Duration.ZERO);
		this.simulator.suspend();
		assertThatIllegalStateException().isThrownBy(() -> this.simulator.execute("select 1"))
			.withMessageContaining("wake()");
	}

	@Test
	void awakeTimeStandsStillDuringSleep() {
		start(Duration.ofMinutes(5), Duration.ZERO);
		this.simulator.suspend();
		Duration first = this.simulator.stats().awakeTime();
		assertThat(first).isPositive();
		this.simulator.suspend();
		assertThat(this.simulator.stats().awakeTime()).isEqualTo(first);
		assertThat(this.simulator.stats().suspends()).isOne();
	}

}
