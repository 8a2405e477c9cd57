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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.neonspring.boot.testkit.postgres.StopMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for the faults of {@link NeonSimulator} that strike single connections and
 * commits, and for those that restart PostgreSQL.
 */
class SimulatorSingleFaultsTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.builder().tls(TlsMode.OPTIONAL).start();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@BeforeEach
	void emptyTable() throws SQLException {
		simulator.wake();
		simulator.execute("drop table if exists entry; create table entry (id int); grant all on entry to public");
		Awaitility.await().until(() -> simulator.openSessions() == 0);
	}

	private static Connection connect() throws SQLException {
		return DriverManager.getConnection(simulator.jdbcUrl() + "&socketTimeout=1");
	}

	@Test
	void killOfOneLeavesTheOther() throws SQLException {
		try (Connection first = connect(); Connection second = connect()) {
			assertThat(simulator.kill(1)).isOne();
			assertThat(survivors(first, second)).isOne();
			assertThat(simulator.kill(5)).isOne();
			assertThat(survivors(first, second)).isZero();
			assertThat(simulator.kill(1)).isZero();
		}
		assertThatIllegalArgumentException().isThrownBy(() -> simulator.kill(0));
	}

	@Test
	void blackHoleOfOneLeavesTheOtherAndNewOnes() throws SQLException {
		try (Connection first = connect(); Connection second = connect()) {
			assertThat(simulator.blackHole(1)).isOne();
			Sql.connect(simulator.jdbcUrl());
			assertThat(survivors(first, second)).isOne();
		}
	}

	@Test
	void terminatedBackendLeavesTheOther() throws SQLException {
		try (Connection first = connect(); Connection second = connect()) {
			assertThat(simulator.terminateBackends(1)).isOne();
			assertThat(survivors(first, second)).isOne();
		}
	}

	private static long survivors(Connection... connections) {
		long survivors = 0;
		for (Connection connection : connections) {
			survivors += (Sql.failure(() -> Sql.run(connection, "select 1")) == null) ? 1 : 0;
		}
		return survivors;
	}

	@Test
	void killedBackendTakesAllDownAndTheServerStays() throws SQLException {
		String started = serverStart();
		try (Connection first = connect(); Connection second = connect()) {
			assertThat(simulator.killBackend()).isTrue();
			assertThat(survivors(first, second)).isZero();
		}
		assertThat(Awaitility.await()
			.ignoreExceptions()
			.until(SimulatorSingleFaultsTests::serverStart, (start) -> !start.isEmpty())).isEqualTo(started);
		Awaitility.await().until(() -> !simulator.killBackend());
	}

	private static String serverStart() throws SQLException {
		return Sql.value(simulator.jdbcUrl(), "select pg_postmaster_start_time()");
	}

	@ParameterizedTest
	@EnumSource
	void restartEndsSessionsAndTheNextLoginIsServed(StopMode mode) throws Exception {
		String before = serverStart();
		try (Connection connection = connect()) {
			SimulatorStats counted = Sql.counted(simulator, () -> {
				simulator.restart(mode);
				return null;
			});
			assertThat(counted.suspends() + counted.wakes()).isZero();
			assertThat(survivors(connection)).isZero();
		}
		assertThat(serverStart()).isNotEqualTo(before);
	}

	@Test
	void restartLeavesASleepingComputeAsleep() {
		simulator.suspend();
		simulator.restart(StopMode.FAST);
		assertThat(simulator.isAwake()).isFalse();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(simulator::killBackend)
			.withMessageContaining("PostgreSQL did not answer");
	}

	@Test
	void poolerOutlivesARestart() throws SQLException {
		assumeTrue(simulator.hasPooler(), "no PgBouncer on this machine: apt-get install pgbouncer");
		try (Connection connection = DriverManager.getConnection(simulator.pooledJdbcUrl())) {
			assertThat(Sql.value(connection, "select 1")).isEqualTo("1");
			simulator.restart(StopMode.FAST);
			Awaitility.await()
				.atMost(Duration.ofSeconds(5))
				.ignoreExceptions()
				.until(() -> Sql.value(simulator.pooledJdbcUrl(), "select 1"), "1"::equals);
		}
	}

	@ParameterizedTest
	@CsvSource({ "false, verify-full", "false, disable", "true, verify-full", "true, disable" })
	void commitsCutOffAtEachPlaceAreDoneOrNot(boolean pooled, String tls) throws SQLException {
		assumeTrue(simulator.hasPooler() || !pooled, "no PgBouncer on this machine: apt-get install pgbouncer");
		String url = ((pooled) ? simulator.pooledJdbcUrl() : simulator.jdbcUrl()).replace("verify-full", tls)
			.replace("channelBinding=require", "channelBinding=prefer");
		simulator.loseNextCommit();
		failingCommit(url, 1);
		simulator.loseNextCommitAnswer();
		failingCommit(url, 2);
		simulator.cutOffNextCommit();
		failingCommit(url, 3);
		Awaitility.await().until(() -> entries().equals("2,3"));
	}

	private static void failingCommit(String url, int id) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url)) {
			connection.setAutoCommit(false);
			Sql.run(connection, "insert into entry values (" + id + ")");
			assertThat(Sql.failure(connection::commit).getSQLState()).isEqualTo("08006");
		}
	}

	private static String entries() throws SQLException {
		return Sql.value(simulator.jdbcUrl(), "select coalesce(string_agg(id::text, ',' order by id), '') from entry");
	}

	@Test
	void coldStartCanBeChanged() throws Exception {
		simulator.coldStart(Duration.ofMillis(300));
		simulator.suspend();
		long before = System.nanoTime();
		Sql.connect(simulator.jdbcUrl());
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(300));
		simulator.coldStart(Duration.ZERO);
	}

}
