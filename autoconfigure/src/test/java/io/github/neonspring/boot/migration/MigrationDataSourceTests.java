package io.github.neonspring.boot.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.connection.driver.ConnectListener;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.TargetOptions;
import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationDataSource} with a compute that is suspended at the wrong
 * moment.
 */
class MigrationDataSourceTests {

	private static NeonSimulator simulator;

	private static ConnectingDataSource connecting;

	private static MigrationDataSource dataSource;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.start();
		JdbcTarget target = JdbcTarget.of(ConnectionString.parse(simulator.url()), TargetOptions.NONE);
		BringUp bringUp = new BringUp(Duration.ZERO);
		connecting = bringUp.connecting(target, ConnectListener.NONE);
		dataSource = new MigrationDataSource(connecting, bringUp.patient(connecting), new MigrationGate());
	}

	@AfterAll
	static void stop() {
		dataSource.close();
		simulator.close();
	}

	@Test
	void suspendBetweenTheLookAtTheHistoryAndFlywayFailsNothing() {
		Flyway flyway = Flyway.configure().locations("classpath:db/two").dataSource(dataSource).load();
		assertThat(new FastPath(true).upToDate(flyway)).isNull();
		simulator.suspend();
		assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
	}

	@Test
	void connectionIsReplacedIfTheComputeWasSuspendedBeforeItsFirstStatement() throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
			simulator.suspend();
			SimulatorStats before = simulator.stats();
			try (PreparedStatement statement = connection.prepareStatement("SELECT version()")) {
				assertThat(statement.execute()).isTrue();
			}
			assertThat(simulator.stats().minus(before).connects()).isOne();
		}
	}

	@Test
	void connectionThatIsAliveCostsNoRoundTripMore() throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			SimulatorStats before = simulator.stats();
			try (PreparedStatement statement = connection.prepareStatement("SELECT version()")) {
				assertThat(statement.execute()).isTrue();
			}
			assertThat(simulator.stats().minus(before).roundTrips()).isOne();
			assertThat(simulator.stats().minus(before).connects()).isZero();
		}
	}

}
