package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the scripted faults of {@link NeonSimulator}.
 */
class SimulatorFaultsTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.builder().start();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@BeforeEach
	void emptyTable() throws SQLException {
		simulator.wake();
		simulator.execute("drop table if exists entry; create table entry (id int); grant all on entry to public");
	}

	@AfterEach
	void noFault() {
		simulator.accept();
		simulator.restore();
		simulator.up();
	}

	private static Connection connect() throws SQLException {
		return DriverManager.getConnection(simulator.jdbcUrl());
	}

	private static String entries() throws SQLException {
		return Sql.value(simulator.jdbcUrl(), "select count(*) from entry");
	}

	@ParameterizedTest
	@EnumSource
	void refusalReadsAsNeonWordsIt(Refusal refusal) throws SQLException {
		simulator.refuse(refusal);
		SQLException failure = Sql.loginFailure(simulator.jdbcUrl());
		assertThat(failure.getSQLState()).isEqualTo("XX000");
		assertThat((Throwable) failure).hasMessage("ERROR: " + refusal.text().replace("<ip>", "127.0.0.1"));
		simulator.accept();
		Sql.connect(simulator.jdbcUrl());
	}

	@Test
	void refusalEndsAfterItsTimes() throws SQLException {
		simulator.refuse(Refusal.STARTING_UP, 2);
		assertThat((Throwable) Sql.loginFailure(simulator.jdbcUrl())).isNotNull();
		assertThat((Throwable) Sql.loginFailure(simulator.jdbcUrl())).isNotNull();
		Sql.connect(simulator.jdbcUrl());
		assertThatIllegalArgumentException().isThrownBy(() -> simulator.refuse(Refusal.STARTING_UP, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "extended", "simple", "extendedForPrepared", "extendedCacheEverything" })
	void lostCommitAnswerIsCommitted(String queryMode) throws SQLException {
		try (Connection connection = DriverManager
			.getConnection(simulator.jdbcUrl() + "&preferQueryMode=" + queryMode)) {
			connection.setAutoCommit(false);
			commitOften(connection);
			Sql.run(connection, "insert into entry values (1)");
			simulator.loseNextCommitAnswer();
			assertThat(Sql.failure(connection::commit).getSQLState()).isEqualTo("08006");
		}
		assertThat(entries()).isEqualTo("1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "extended", "simple", "extendedForPrepared", "extendedCacheEverything" })
	void lostCommitIsRolledBack(String queryMode) throws SQLException {
		try (Connection connection = DriverManager
			.getConnection(simulator.jdbcUrl() + "&preferQueryMode=" + queryMode)) {
			connection.setAutoCommit(false);
			commitOften(connection);
			Sql.run(connection, "insert into entry values (1)");
			simulator.loseNextCommit();
			assertThat(Sql.failure(connection::commit).getSQLState()).isEqualTo("08006");
		}
		assertThat(entries()).isEqualTo("0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "extended", "simple" })
	void lostAnswerToTheCommitOfAWriteSparesReads(String queryMode) throws SQLException {
		try (Connection connection = DriverManager
			.getConnection(simulator.jdbcUrl() + "&preferQueryMode=" + queryMode)) {
			Sql.run(connection, "insert into entry values (1)");
			connection.setAutoCommit(false);
			simulator.loseNextWritingCommitAnswer();
			commitOften(connection);
			Sql.run(connection, "update entry set id = 3 where id = 2");
			connection.commit();
			Sql.run(connection, "insert into entry values (2)");
			assertThat(Sql.failure(connection::commit).getSQLState()).isEqualTo("08006");
		}
		assertThat(entries()).isEqualTo("2");
	}

	/** So often that pgjdbc turns COMMIT into a prepared statement of the server. */
	private static void commitOften(Connection connection) throws SQLException {
		for (int i = 0; i < 8; i++) {
			Sql.run(connection, "select 1");
			connection.commit();
		}
	}

	@Test
	void lostCommitOfAPreparedStatement() throws SQLException {
		try (Connection connection = DriverManager.getConnection(simulator.jdbcUrl() + "&prepareThreshold=1");
				PreparedStatement commit = connection.prepareStatement("commit")) {
			for (int i = 0; i < 3; i++) {
				Sql.run(connection, "begin");
				commit.execute();
			}
			Sql.run(connection, "begin");
			Sql.run(connection, "insert into entry values (1)");
			simulator.loseNextCommit();
			assertThat((Throwable) Sql.failure(commit::execute)).isNotNull();
		}
		assertThat(entries()).isEqualTo("0");
	}

	@Test
	void killCutsOpenConnectionsAndTheComputeStays() throws Exception {
		try (Connection connection = connect()) {
			SimulatorStats counted = Sql.counted(simulator, () -> {
				simulator.kill();
				assertThat(Sql.failure(() -> Sql.run(connection, "select 1")).getSQLState()).isEqualTo("08006");
				Sql.connect(simulator.jdbcUrl());
				return null;
			});
			assertThat(counted.wakes()).isZero();
			assertThat(counted.suspends()).isZero();
		}
		Awaitility.await().until(() -> simulator.openSessions() == 0);
	}

	@Test
	void downRefusesConnectsAndUpTakesThem() throws SQLException {
		try (Connection connection = connect()) {
			simulator.down();
			assertThat(simulator.isDown()).isTrue();
			assertThat(Sql.failure(() -> Sql.run(connection, "select 1")).getSQLState()).isEqualTo("08006");
			assertThat(Sql.loginFailure(simulator.jdbcUrl()).getSQLState()).isEqualTo("08001");
			assertThat(simulator.isAwake()).isTrue();
			simulator.up();
			assertThat(simulator.isDown()).isFalse();
			Sql.connect(simulator.jdbcUrl());
		}
	}

	@RepeatedTest(20)
	void terminatedBackendsSayGoodbye() throws SQLException {
		try (Connection connection = connect()) {
			simulator.terminateBackends();
			assertThat(Sql.failure(() -> Sql.run(connection, "select 1")).getSQLState()).isEqualTo("57P01");
		}
	}

	@Test
	void blackHoleSwallowsBytesAndHoldsNewConnects() throws Exception {
		try (Connection connection = DriverManager.getConnection(simulator.jdbcUrl() + "&socketTimeout=1")) {
			simulator.blackHole();
			SimulatorStats before = simulator.stats();
			CompletableFuture<Void> later = CompletableFuture.runAsync(SimulatorFaultsTests::connectUnchecked);
			SQLException failure = Sql.failure(() -> Sql.run(connection, "select 1"));
			assertThat((Throwable) failure).hasStackTraceContaining("SocketTimeoutException");
			assertThat(simulator.stats().minus(before).statements()).isZero();
			assertThat(later).isNotDone();
			simulator.restore();
			assertThat(later).succeedsWithin(Duration.ofSeconds(10));
		}
	}

	private static void connectUnchecked() {
		try {
			Sql.connect(simulator.jdbcUrl());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void cancelReachesTheRunningStatement() throws Exception {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			CompletableFuture<SQLException> failure = CompletableFuture
				.supplyAsync(() -> Sql.failure(() -> statement.execute("select pg_sleep(60)")));
			Awaitility.await().until(() -> running("select pg_sleep(60)"));
			statement.cancel();
			assertThat(failure).succeedsWithin(Duration.ofSeconds(10))
				.extracting(SQLException::getSQLState)
				.isEqualTo("57014");
			assertThat(Sql.value(connection, "select 1")).isEqualTo("1");
		}
	}

	private static boolean running(String sql) throws SQLException {
		try (Connection superuser = simulator.superuserConnection()) {
			return "1".equals(Sql.value(superuser,
					"select count(*) from pg_stat_activity where state = 'active' and query = '" + sql + "'"));
		}
	}

}
