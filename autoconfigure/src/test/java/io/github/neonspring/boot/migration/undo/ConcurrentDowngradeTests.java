package io.github.neonspring.boot.migration.undo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for a {@link Downgrade} that is not alone, and for one that is killed.
 */
class ConcurrentDowngradeTests {

	/** An undo script waits for this lock, which a test holds. */
	private static final long GATE = 4711;

	private static final String WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted";

	private static NeonSimulator simulator;

	@TempDir
	private Path folder;

	private UndoProject project;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void threeVersionsAreApplied() throws Exception {
		simulator.execute("drop owned by neondb_owner cascade");
		simulator.execute("create schema if not exists public authorization neondb_owner");
		this.project = new UndoProject(simulator, this.folder).three()
			.undo("U2__text.sql",
					"alter table note drop column text;\nselect pg_advisory_xact_lock(" + GATE + ");\nselect 1;");
		this.project.up();
	}

	@ParameterizedTest
	@CsvSource({ "true,false", "false,true" })
	void flywayThatMigratesMeanwhileWaits(boolean ours, boolean theirs) throws Exception {
		try (Connection gate = closedGate()) {
			CompletableFuture<List<String>> down = CompletableFuture
				.supplyAsync(() -> this.project.down(flyway(ours, 50), 2));
			await().until(() -> Catalog.query(simulator, WAITING).equals(List.of("1")));
			CompletableFuture<Integer> up = CompletableFuture
				.supplyAsync(() -> flyway(theirs, 50).migrate().migrationsExecuted);
			String locked = "select count(*) from pg_stat_activity where pid <> pg_backend_pid() "
					+ "and query like '%pg_try_advisory%'";
			await().until(() -> Catalog.query(simulator, locked).equals(List.of("1")));
			assertThat(up).isNotDone();
			open(gate);
			assertThat(down.get(20, TimeUnit.SECONDS)).containsExactly("U3__tag.sql", "U2__text.sql");
			assertThat(up.get(20, TimeUnit.SECONDS)).isEqualTo(2);
		}
		this.project.flyway().validate();
	}

	@Test
	void lockThatIsNotToBeHadIsAnErrorThatChangesNothing() throws Exception {
		try (Connection gate = closedGate()) {
			CompletableFuture<List<String>> down = CompletableFuture.supplyAsync(() -> this.project.down(2));
			await().until(() -> Catalog.query(simulator, WAITING).equals(List.of("1")));
			assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> this.project.down(flyway(true, 0), 1))
				.withMessageContainingAll("Another process is migrating", "lock-retry-count", "Nothing was changed");
			open(gate);
			assertThat(down.get(20, TimeUnit.SECONDS)).hasSize(2);
		}
		assertThat(this.project.up()).isEqualTo(2);
	}

	@Test
	void lostConnectionChangesNothing() throws Exception {
		List<String> before = this.project.everything();
		try (Connection gate = closedGate()) {
			CompletableFuture<List<String>> down = CompletableFuture.supplyAsync(() -> this.project.down(2));
			await().until(() -> Catalog.query(simulator, WAITING).equals(List.of("1")));
			simulator.execute(
					"select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'" + " and not granted");
			assertThatExceptionOfType(CompletionException.class).isThrownBy(down::join)
				.havingRootCause()
				.withMessageContaining("terminating connection");
			open(gate);
		}
		assertThat(this.project.everything()).isEqualTo(before);
	}

	@Test
	void killedProcessLeavesHistoryAndSchemaAgreeing() throws Exception {
		List<String> before = this.project.everything();
		try (Connection gate = closedGate()) {
			DowngradeProcess process = start();
			try {
				await().atMost(Duration.ofMinutes(2))
					.until(() -> Catalog.query(simulator, WAITING).equals(List.of("1")));
			}
			finally {
				assertThat(process.kill()).isEqualTo(128 + 9);
			}
			open(gate);
		}
		await().until(
				() -> Catalog.query(simulator, "select count(*) from pg_stat_activity where usename = 'neondb_owner'")
					.equals(List.of("0")));
		assertThat(this.project.everything()).isEqualTo(before);
		DowngradeProcess again = start();
		assertThat(again.exitCode()).isZero();
		assertThat(again.output()).containsExactly("To undo: version 3 (tag) with U3__tag.sql",
				"To undo: version 2 (text) with U2__text.sql", "Ran U3__tag.sql", "Ran U2__text.sql", "Undone: 3, 2");
		assertThat(this.project.up()).isEqualTo(2);
		this.project.flyway().validate();
	}

	private DowngradeProcess start() throws IOException {
		return DowngradeProcess.start(simulator, this.project, "--neon.command=migrate down 2", "--neon.yes");
	}

	private Flyway flyway(boolean transactionalLock, int retries) {
		return this.project.flyway((configuration) -> {
			configuration.lockRetryCount(retries)
				.getPluginRegister()
				.getExact(PostgreSQLConfigurationExtension.class)
				.setTransactionalLock(transactionalLock);
			return configuration;
		});
	}

	private static Connection closedGate() throws SQLException {
		Connection connection = simulator.superuserConnection();
		execute(connection, "select pg_advisory_lock(" + GATE + ")");
		return connection;
	}

	private static void open(Connection gate) throws SQLException {
		execute(gate, "select pg_advisory_unlock(" + GATE + ")");
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
