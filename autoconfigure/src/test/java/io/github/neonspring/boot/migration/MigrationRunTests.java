package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.TargetOptions;
import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link MigrationRun}.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationRunTests {

	private static NeonSimulator simulator;

	private final MigrationGate gate = new MigrationGate();

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@Test
	void migrationUnderWayMayEndWhenItIsStopped(CapturedOutput output) {
		MigrationRun run = started("select pg_sleep(2)", Duration.ofSeconds(30));
		run.stop();
		run.await();
		assertThat(output).contains("The migration has 30 s to end");
	}

	@Test
	void migrationUnderWayMayEndWhenAnInterruptedThreadStopsIt(CapturedOutput output) {
		MigrationRun run = started("select pg_sleep(2.1)", Duration.ofSeconds(30));
		Thread.currentThread().interrupt();
		run.stop();
		assertThat(Thread.interrupted()).isTrue();
		run.await();
		assertThat(output).contains("The migration has 30 s to end");
	}

	@Test
	void connectionOfAMigrationThatDoesNotEndIsClosed() {
		MigrationRun run = started("select pg_sleep(600)", Duration.ofMillis(100));
		run.stop();
		assertThatIllegalStateException().isThrownBy(run::await).withCauseInstanceOf(SQLException.class);
	}

	@Test
	void waitForTheDatabaseEndsAtOnce(CapturedOutput output) {
		simulator.down();
		try {
			MigrationDataSource dataSource = dataSource();
			MigrationRun run = new MigrationRun(() -> execute(dataSource, "select 1"), dataSource,
					Duration.ofSeconds(30));
			run.start();
			run.stop();
			assertThatIllegalStateException().isThrownBy(run::await).withCauseInstanceOf(SQLException.class);
			assertThat(output).doesNotContain("The migration has");
		}
		finally {
			simulator.up();
		}
	}

	@Test
	void historyThatIsNotAnsweredHoldsUpNoStop() throws SQLException {
		simulator.execute("create table history (version text)");
		try (Connection connection = simulator.superuserConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("lock table history");
			MigrationDataSource dataSource = dataSource();
			MigrationRun run = new MigrationRun(() -> dataSource.history("history"), dataSource, Duration.ZERO);
			run.start();
			Awaitility.await().until(MigrationRunTests::isSomebodyWaiting);
			run.stop();
			assertThat(run.isOver()).isTrue();
		}
	}

	@Test
	void migrationPassesTheGateThatItHasClosed() {
		MigrationDataSource dataSource = dataSource();
		MigrationRun run = new MigrationRun(this.gate::pass, dataSource, Duration.ZERO);
		this.gate.close(run);
		run.start();
		this.gate.pass();
	}

	private MigrationRun started(String sql, Duration grace) {
		MigrationDataSource dataSource = dataSource();
		MigrationRun run = new MigrationRun(() -> execute(dataSource, sql), dataSource, grace);
		run.start();
		Awaitility.await().until(() -> isRunning(sql));
		return run;
	}

	private MigrationDataSource dataSource() {
		JdbcTarget target = JdbcTarget.of(ConnectionString.parse(simulator.url()), TargetOptions.NONE);
		BringUp bringUp = new BringUp(Duration.ofMinutes(1));
		ConnectingDataSource connecting = bringUp.connecting(target, ConnectListener.NONE);
		return new MigrationDataSource(connecting, bringUp.patient(connecting), this.gate);
	}

	private static void execute(MigrationDataSource dataSource, String sql) {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isSomebodyWaiting() throws SQLException {
		try (Connection connection = simulator.superuserConnection();
				Statement statement = connection.createStatement()) {
			return statement.executeQuery("select from pg_locks where not granted").next();
		}
	}

	private static boolean isRunning(String sql) throws SQLException {
		try (Connection connection = simulator.superuserConnection();
				Statement statement = connection.createStatement()) {
			return statement
				.executeQuery("select from pg_stat_activity where state = 'active' and query = '" + sql + "'")
				.next();
		}
	}

}
