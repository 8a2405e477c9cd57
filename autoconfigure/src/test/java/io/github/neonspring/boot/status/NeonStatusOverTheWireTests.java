package io.github.neonspring.boot.status;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.compute.ComputeState;
import io.github.neonspring.boot.compute.KeepaliveMode;
import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NeonStatus} and {@link NeonOperations} on a simulated endpoint.
 */
class NeonStatusOverTheWireTests {

	private static NeonSimulator simulator;

	private static ConfigurableApplicationContext context;

	private static NeonStatus status;

	@BeforeAll
	static void startApplication() throws SQLException {
		simulator = NeonSimulator.start();
		simulator.execute("create table note (id int primary key deferrable initially deferred)");
		simulator.execute("grant all on note to public");
		context = TestApplication.run(simulator, "neon.pool.preset=test", "neon.pool.warm-up=false",
				"neon.transaction.verify-commit=true", "neon.transaction.retry.enabled=true",
				"neon.transaction.retry.delay=1ms");
		status = context.getBean(NeonStatus.class);
	}

	@AfterAll
	static void closeApplication() {
		context.close();
		simulator.close();
	}

	@Test
	void transactionsAreCountedByHowTheyEnd() {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
		TransactionStatus before = status.transactions();
		jdbc.execute("select 1");
		transaction.executeWithoutResult((ignored) -> {
		});
		transaction.executeWithoutResult((ignored) -> {
			jdbc.execute("insert into note values (1)");
			assertThat(status.transactions().running()).isOne();
		});
		transaction.executeWithoutResult((rolledBack) -> {
			jdbc.execute("select 1");
			rolledBack.setRollbackOnly();
		});
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(
				() -> transaction.executeWithoutResult((failing) -> jdbc.execute("insert into note values (1)")));
		simulator.loseNextCommitAnswer();
		transaction.executeWithoutResult((lost) -> jdbc.execute("insert into note values (2)"));
		simulator.loseNextCommitAnswer();
		transaction.executeWithoutResult((nothingWritten) -> jdbc.execute("select 1"));
		TransactionStatus now = status.transactions();
		assertThat(now.running()).isZero();
		assertThat(now.committed() - before.committed()).isEqualTo(3);
		assertThat(now.rolledBack() - before.rolledBack()).isEqualTo(2);
		assertThat(now.inDoubt() - before.inDoubt()).isOne();
		assertThat(now.unknown() - before.unknown()).isZero();
	}

	@Test
	void repeatedTransactionIsCountedOnce() {
		TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		TransactionStatus before = status.transactions();
		transaction.executeWithoutResult((some) -> {
			if (status.transactions().rolledBack() == before.rolledBack()) {
				jdbc.execute("do $$ begin raise serialization_failure; end $$");
			}
		});
		assertThat(status.transactions().recovered() - before.recovered()).isOne();
		assertThat(status.transactions().retried() - before.retried()).isOne();
	}

	@Test
	void readingAsksTheDatabaseNothing() {
		context.getBean(JdbcTemplate.class).execute("select 1");
		// The pool may be filling up again after another test
		Awaitility.await().untilAsserted(() -> {
			SimulatorStats before = simulator.stats();
			assertFacts();
			assertThat(simulator.stats().minus(before).roundTrips()).isZero();
		});
	}

	private static void assertFacts() {
		assertThat(status.process().pid()).isEqualTo(ProcessHandle.current().pid());
		assertThat(status.compute().state()).isEqualTo(ComputeState.AWAKE);
		assertThat(status.breaker()).isEqualTo(new BreakerStatus(BreakerState.CLOSED, null));
		assertThat(status.pool().size()).isPositive();
		assertThat(status.sessions().created()).isPositive();
		assertThat(status.migrations()).isEmpty();
		assertThat(status.setup()).isEmpty();
		assertThat(status.replicas()).isEmpty();
		assertThat(status.budget()).isEmpty();
		assertThat(status.connection().inUse()).isTrue();
		assertThat(status.connection().source()).isEqualTo("neon.url");
		assertThat(status.connection().serverVersion()).matches("1[5-9]\\..*");
	}

	@Test
	void connectsAreCountedByHowTheyEnd() throws SQLException {
		DataSource dataSource = context.getBean(DataSource.class);
		NeonOperations operations = context.getBean(NeonOperations.class);
		operations.ping();
		long opened = status.connection().opened();
		simulator.refuse(Refusal.ENDPOINT_DISABLED);
		operations.evictIdle();
		assertThatExceptionOfType(SQLException.class).isThrownBy(dataSource::getConnection);
		simulator.accept();
		Awaitility.await().ignoreExceptions().until(() -> {
			dataSource.getConnection().close();
			return true;
		});
		ConnectionStatus connection = status.connection();
		assertThat(connection.opened()).isGreaterThan(opened);
		assertThat(connection.failures()).containsKey(ConnectFailure.ENDPOINT_DISABLED);
		assertThat(connection.lastFailure()).isNotNull();
		assertThat(connection.lastFailure().kind()).isEqualTo(ConnectFailure.ENDPOINT_DISABLED);
		assertThat(connection.lastFailure().sqlState()).isEqualTo("XX000");
		assertThat(connection.lastFailure().endpoint()).isEqualTo(connection.endpoint());
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		assertThat(meters.get("neon.connection.opened").functionCounter().count())
			.isEqualTo(status.connection().opened());
		assertThat(meters.get("neon.connection.failures").tag("kind", "endpoint-disabled").functionCounter().count())
			.isEqualTo(status.connection().failures().get(ConnectFailure.ENDPOINT_DISABLED).doubleValue());
	}

	@Test
	void idleConnectionsAreEvictedAndThoseInUseAreNot() throws SQLException {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		DataSource dataSource = context.getBean(DataSource.class);
		try (Connection held = dataSource.getConnection()) {
			dataSource.getConnection().close();
			Awaitility.await().until(() -> status.pool().idle() > 0);
			int idle = status.pool().idle();
			assertThat(context.getBean(NeonOperations.class).evictIdle()).isEqualTo(idle);
			assertThat(held.isValid(5)).isTrue();
		}
		jdbc.execute("select 1");
	}

	@Test
	void keepaliveIsPausedUntilItIsResumed() {
		NeonOperations operations = context.getBean(NeonOperations.class);
		context.getBean(JdbcTemplate.class).execute("select 1");
		assertThat(keepalive()).returns(KeepaliveMode.WHILE_USED, KeepaliveStatus::mode)
			.returns(true, KeepaliveStatus::keepingAwake);
		operations.pauseKeepalive();
		assertThat(keepalive()).returns(true, KeepaliveStatus::paused).returns(false, KeepaliveStatus::keepingAwake);
		operations.resumeKeepalive();
		assertThat(keepalive()).returns(false, KeepaliveStatus::paused).returns(true, KeepaliveStatus::keepingAwake);
	}

	@Test
	void pingAsksOnce() {
		NeonOperations operations = context.getBean(NeonOperations.class);
		// The pool may be filling up again after another test
		Awaitility.await().untilAsserted(() -> {
			SimulatorStats before = simulator.stats();
			assertThat(operations.ping()).isPositive();
			assertThat(simulator.stats().minus(before).roundTrips()).isOne();
		});
	}

	@Test
	void databaseThatIsNotOursHasNoStatusOfIt() {
		try (ConfigurableApplicationContext other = TestApplication.run("spring.datasource.url=jdbc:h2:mem:status")) {
			assertThat(other.getBean(NeonStatus.class).connection().inUse()).isFalse();
			assertThat(other.getBean(NeonOperations.class).isInUse()).isFalse();
		}
	}

	private static KeepaliveStatus keepalive() {
		return status.keepalive().orElseThrow();
	}

}
