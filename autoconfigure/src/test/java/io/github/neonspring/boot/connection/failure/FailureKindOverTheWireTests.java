package io.github.neonspring.boot.connection.failure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for the kinds of failures as the real driver and the real server make them.
 */
class FailureKindOverTheWireTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() throws SQLException {
		simulator = NeonSimulator.start();
		simulator.execute("create table counted (id int primary key, n int);"
				+ " insert into counted values (1, 0), (2, 0); grant all on counted to neondb_owner");
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	private static Connection connect() throws SQLException {
		return DriverManager.getConnection(simulator.jdbcUrl());
	}

	private static Connection begin() throws SQLException {
		Connection connection = connect();
		connection.setAutoCommit(false);
		execute(connection, "select 1");
		return connection;
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static SQLException failureOf(Connection connection, String sql) {
		return catchThrowableOfType(SQLException.class, () -> execute(connection, sql));
	}

	private static void assertFails(Connection connection, String state, FailureKind kind) {
		SQLException failure = failureOf(connection, "select 1");
		assertThat(failure.getSQLState()).isEqualTo(state);
		assertThat(FailureKind.of(failure)).isEqualTo(kind);
	}

	@ParameterizedTest
	@EnumSource
	void refusalsAreKnown(Refusal refusal) {
		simulator.refuse(refusal, 1);
		SQLException failure = catchThrowableOfType(SQLException.class, () -> connect().close());
		FailureKind expected = switch (refusal) {
			case COMPUTE_QUOTA, ENDPOINT_DISABLED, TEMPORARILY_UNAVAILABLE, TOO_MANY_ACTIVE_ENDPOINTS ->
				FailureKind.QUOTA_OR_DISABLED;
			case ENDPOINT_NOT_FOUND, IP_NOT_ALLOWED -> FailureKind.REFUSED;
			case CONTROL_PLANE, COMPUTE_UNREACHABLE, STARTING_UP -> FailureKind.WAKING;
			case TOO_MANY_ATTEMPTS, NO_PERMIT, RATE_LIMITED, CONNECTION_SLOTS, POOLER_FULL -> FailureKind.TRANSIENT;
		};
		assertThat(FailureKind.of(failure)).isEqualTo(expected);
	}

	@Test
	void wrongPasswordIsRefused() {
		String url = simulator.jdbcUrl().replaceFirst("password=[^&]+", "password=hush-wrong");
		assertThat(FailureKind.of(catchThrowable(() -> DriverManager.getConnection(url))))
			.isEqualTo(FailureKind.REFUSED);
	}

	@Test
	void absentEndpointIsTransient() {
		simulator.down();
		try {
			Throwable failure = Awaitility.await()
				.until(() -> catchThrowable(() -> connect().close()), Objects::nonNull);
			assertThat(FailureKind.of(failure)).as("%s", failure).isEqualTo(FailureKind.TRANSIENT);
		}
		finally {
			simulator.up();
		}
	}

	@Test
	void suspendLosesTheConnection() throws SQLException {
		try (Connection connection = connect()) {
			simulator.suspend();
			assertFails(connection, "57P01", FailureKind.CONNECTION_LOST);
			assertFails(connection, "08003", FailureKind.CONNECTION_LOST);
		}
	}

	@Test
	void killLosesTheConnection() throws SQLException {
		try (Connection connection = begin()) {
			simulator.kill();
			assertFails(connection, "08006", FailureKind.CONNECTION_LOST);
		}
	}

	@Test
	void crashLosesTheConnection() throws SQLException {
		try (Connection connection = begin()) {
			simulator.crash();
			assertThat(FailureKind.of(failureOf(connection, "select 1"))).isEqualTo(FailureKind.CONNECTION_LOST);
		}
	}

	@Test
	void endedBackendLosesTheConnectionAlsoThroughThePooler() throws SQLException {
		assumeThat(simulator.hasPooler()).isTrue();
		try (Connection connection = DriverManager.getConnection(simulator.pooledJdbcUrl())) {
			connection.setAutoCommit(false);
			execute(connection, "select 1");
			simulator.terminateBackends();
			assertThat(FailureKind.of(failureOf(connection, "select 1"))).isEqualTo(FailureKind.CONNECTION_LOST);
		}
	}

	@Test
	@DisabledIfSystemProperty(named = "postgres.version", matches = "1[56]\\..*",
			disabledReason = "PostgreSQL before 17 has no transaction_timeout")
	void timeoutsOfTheSessionLoseTheConnection() throws SQLException {
		try (Connection idle = connect(); Connection transaction = connect(); Connection slow = connect()) {
			execute(idle, "set idle_session_timeout = 1");
			transaction.setAutoCommit(false);
			execute(transaction, "set idle_in_transaction_session_timeout = 1");
			execute(slow, "set transaction_timeout = 1");
			SQLException failure = failureOf(slow, "begin; select pg_sleep(10)");
			assertThat(failure.getSQLState()).isEqualTo("25P04");
			assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.CONNECTION_LOST);
			awaitOnlyOwnSession();
			assertFails(idle, "57P05", FailureKind.CONNECTION_LOST);
			assertFails(transaction, "25P03", FailureKind.CONNECTION_LOST);
		}
	}

	private static void awaitOnlyOwnSession() {
		Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> simulator.execute("""
				do $$ begin
					assert 0 = (select count(*) from pg_stat_activity where usename = 'neondb_owner');
				end $$"""));
	}

	@Test
	void timeoutOfTheStatementIsItsOwn() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "set statement_timeout = 1");
			SQLException failure = failureOf(connection, "select pg_sleep(10)");
			assertThat(failure.getSQLState()).isEqualTo("57014");
			assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.STATEMENT);
		}
	}

	@Test
	void serializationFailureIsAConflictAlsoInWhatFollows() throws SQLException {
		try (Connection first = begin(); Connection second = connect()) {
			first.rollback();
			first.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			execute(first, "select * from counted");
			execute(second, "update counted set n = n + 1 where id = 1");
			assertThat(FailureKind.of(failureOf(first, "update counted set n = n + 1 where id = 1")))
				.isEqualTo(FailureKind.SERIALIZATION_CONFLICT);
			assertThat(FailureKind.of(failureOf(first, "select 1"))).isEqualTo(FailureKind.SERIALIZATION_CONFLICT);
		}
	}

	@Test
	void deadlockIsAConflict() throws SQLException {
		try (Connection first = begin(); Connection second = begin()) {
			execute(first, "update counted set n = 1 where id = 1");
			execute(second, "update counted set n = 1 where id = 2");
			CompletableFuture<SQLException> crossing = CompletableFuture
				.supplyAsync(() -> failureOf(first, "update counted set n = 2 where id = 2"));
			SQLException failure = failureOf(second, "update counted set n = 2 where id = 1");
			second.rollback();
			SQLException other = crossing.join();
			SQLException victims = (failure != null) ? failure : other;
			assertThat(victims.getSQLState()).isEqualTo("40P01");
			assertThat(FailureKind.of(victims)).isEqualTo(FailureKind.SERIALIZATION_CONFLICT);
		}
	}

	@Test
	void failedDropOfADatabaseIsTheStatementsOwn() throws SQLException {
		try (Connection connection = connect()) {
			SQLException failure = failureOf(connection, "drop database nowhere");
			assertThat(failure.getSQLState()).isEqualTo("3D000");
			assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.STATEMENT);
		}
	}

}
