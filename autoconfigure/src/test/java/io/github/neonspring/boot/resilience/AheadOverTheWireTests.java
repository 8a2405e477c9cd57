package io.github.neonspring.boot.resilience;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for connections that are opened side by side on a simulated endpoint.
 */
class AheadOverTheWireTests {

	private static final String[] EMPTY_POOL = { "neon.keepalive.mode=off", "spring.flyway.enabled=false" };

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@AfterEach
	void repair() {
		simulator.up();
		simulator.accept();
		simulator.latency(Duration.ZERO);
	}

	@Test
	void burstOpensWhatItNeedsSideBySide() {
		simulator.latency(Duration.ofMillis(20));
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, EMPTY_POOL)) {
			SimulatorStats before = simulator.stats();
			Burst burst = new Burst(context.getBean(DataSource.class), 10);
			assertThat(mostThreads(burst)).isGreaterThan(1);
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("hikaricp.connections").gauge().value()).isEqualTo(10);
			assertThat(meters.get("hikaricp.connections.active").gauge().value()).isEqualTo(10);
			burst.end();
			assertThat(simulator.stats().minus(before).connects()).isEqualTo(10);
			assertThat(simulator.openSessions()).isEqualTo(10);
		}
	}

	@Test
	void computeThatSleepsIsWokenOnceForAll() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, EMPTY_POOL)) {
			simulator.suspend();
			SimulatorStats before = simulator.stats();
			Burst burst = new Burst(context.getBean(DataSource.class), 10);
			burst.awaitServed();
			burst.end();
			assertThat(simulator.stats().minus(before).wakes()).isOne();
			assertThat(context.getBean(NeonPool.class).snapshot().size()).isLessThanOrEqualTo(10);
			Awaitility.await()
				.until(() -> simulator.openSessions() == context.getBean(NeonPool.class).snapshot().size());
		}
	}

	@Test
	void callersThatWaitAreServedWhenTheDatabaseIsBack() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, EMPTY_POOL)) {
			EndpointBreaker breaker = context.getBean(EndpointBreaker.class);
			simulator.down();
			Burst burst = new Burst(context.getBean(DataSource.class), 5);
			Awaitility.await().until(() -> breaker.unreachableSince() != null);
			simulator.up();
			burst.awaitServed();
			burst.end();
			assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
			Awaitility.await()
				.until(() -> simulator.openSessions() == context.getBean(NeonPool.class).snapshot().size());
		}
	}

	@Test
	void presetNoneOpensNothingAhead() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.pool.preset=none",
				"neon.pool.warm-up=false", "spring.flyway.enabled=false")) {
			SimulatorStats before = simulator.stats();
			Burst burst = new Burst(context.getBean(DataSource.class), 3);
			burst.awaitServed();
			assertThat(threads()).isZero();
			burst.end();
			assertThat(simulator.stats().minus(before).connects()).isEqualTo(3);
		}
	}

	@Test
	void timeoutCarriesTheLastFailure() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, EMPTY_POOL[0], EMPTY_POOL[1],
				"spring.datasource.hikari.connection-timeout=500")) {
			simulator.refuse(Refusal.STARTING_UP);
			assertThatExceptionOfType(SQLTransientConnectionException.class)
				.isThrownBy(() -> context.getBean(DataSource.class).getConnection())
				.satisfies((ex) -> assertThat(ex.getCause()).isInstanceOf(SQLException.class)
					.extracting((cause) -> ((SQLException) cause).getSQLState())
					.isEqualTo("XX000"));
		}
	}

	@Test
	void loginTimeoutIsKnownBelowHikari() throws SQLException {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, EMPTY_POOL)) {
			HikariDataSource hikari = context.getBean(DataSource.class).unwrap(HikariDataSource.class);
			assertThat(hikari.getDataSource().getLoginTimeout()).isPositive();
		}
	}

	private static int mostThreads(Burst burst) {
		int[] most = new int[1];
		Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(3)).until(() -> {
			most[0] = Math.max(most[0], threads());
			return burst.isServed();
		});
		return most[0];
	}

	private static int threads() {
		return (int) Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("neon-connect-"))
			.count();
	}

	/**
	 * Callers that hold a connection each until all have one.
	 */
	private static final class Burst {

		private final CountDownLatch served;

		private final CountDownLatch done = new CountDownLatch(1);

		private final List<CompletableFuture<Void>> callers = new ArrayList<>();

		Burst(DataSource dataSource, int number) {
			this.served = new CountDownLatch(number);
			for (int i = 0; i < number; i++) {
				this.callers.add(CompletableFuture.runAsync(() -> use(dataSource),
						(task) -> new Thread(task, "caller").start()));
			}
		}

		private void use(DataSource dataSource) {
			try {
				hold(dataSource.getConnection());
			}
			catch (SQLException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private void hold(Connection connection) throws SQLException, InterruptedException {
			try {
				this.served.countDown();
				this.done.await();
			}
			finally {
				connection.close();
			}
		}

		boolean isServed() {
			return this.served.getCount() == 0;
		}

		void awaitServed() {
			Awaitility.await().until(this::isServed);
		}

		void end() {
			this.done.countDown();
			assertThat(this.callers).allSatisfy((caller) -> assertThat(caller).succeedsWithin(Duration.ofSeconds(5)));
		}

	}

}
