package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for the pooled endpoint of {@link NeonSimulator}.
 */
class SimulatorPoolerTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.start();
		assumeTrue(simulator.hasPooler(), "no PgBouncer on this machine: apt-get install pgbouncer");
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@Test
	void poolerServesTransactions() throws SQLException {
		try (Connection first = DriverManager.getConnection(simulator.pooledJdbcUrl());
				Connection second = DriverManager.getConnection(simulator.pooledJdbcUrl())) {
			String backend = Sql.value(first, "select pg_backend_pid()");
			assertThat(Sql.value(second, "select pg_backend_pid()")).isEqualTo(backend);
			assertThat(Sql.value(first, "select current_user")).isEqualTo("neondb_owner");
		}
	}

	@Test
	void suspendEndsPooledConnectionsWithoutAWord() throws SQLException {
		try (Connection connection = DriverManager.getConnection(simulator.pooledJdbcUrl())) {
			assertThat(Sql.value(connection, "select 1")).isEqualTo("1");
			simulator.suspend();
			assertThat(Sql.failure(() -> Sql.run(connection, "select 1")).getSQLState()).isEqualTo("08006");
		}
		assertThat(Sql.value(simulator.pooledJdbcUrl(), "select 1")).isEqualTo("1");
	}

	@Test
	void optionsAreRefusedWithNeonsHint() {
		SQLException failure = Sql
			.loginFailure(simulator.pooledJdbcUrl().replace("options=", "options=-c%20statement_timeout=5s%20"));
		assertThat(failure.getSQLState()).isEqualTo("XX000");
		assertThat((Throwable) failure).hasMessageContaining("unsupported startup parameter")
			.hasMessageEndingWith("#unsupported-startup-parameter");
	}

	@Test
	void manyTransactionsThroughThePoolerWork() throws SQLException {
		try (Connection connection = DriverManager.getConnection(simulator.pooledJdbcUrl())) {
			connection.setAutoCommit(false);
			for (int i = 0; i < 20; i++) {
				assertThat(Sql.value(connection, "select 1")).isEqualTo("1");
				connection.commit();
			}
		}
	}

	@Test
	void roleCreatedLaterIsServed() throws SQLException {
		simulator.wake();
		simulator.execute("create role late login password 'hush-late'");
		String url = simulator.pooledJdbcUrl().replace("user=neondb_owner", "user=late");
		assertThat(Sql.value(url.replaceAll("password=[^&]*", "password=hush-late"), "select current_user"))
			.isEqualTo("late");
	}

	@Test
	void lostCommitAnswerThroughThePooler() throws SQLException {
		Sql.run(simulator.pooledJdbcUrl(), "create table if not exists pooled_entry (id int)");
		try (Connection connection = DriverManager.getConnection(simulator.pooledJdbcUrl())) {
			connection.setAutoCommit(false);
			Sql.run(connection, "insert into pooled_entry values (1)");
			simulator.loseNextCommitAnswer();
			assertThat((Throwable) Sql.failure(connection::commit)).isNotNull();
		}
		assertThat(Sql.value(simulator.pooledJdbcUrl(), "select count(*) from pooled_entry")).isEqualTo("1");
	}

	@Test
	void urlsNameThePooler() {
		assertThat(simulator.pooledUrl()).contains("@ep-quiet-moon-a1b2c3d4-pooler.localhost:" + simulator.port());
		assertThat(simulator.pooledJdbcUrl()).contains("//127.0.0.1:",
				"options=endpoint%3Dep-quiet-moon-a1b2c3d4-pooler");
	}

}
