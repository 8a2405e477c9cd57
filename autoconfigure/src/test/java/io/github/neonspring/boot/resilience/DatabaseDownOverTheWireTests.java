package io.github.neonspring.boot.resilience;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for an application whose database goes away and comes back.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseDownOverTheWireTests {

	private static final String[] SOON = { "neon.circuit-breaker.open-after=1s", "neon.pool.preset=test" };

	/** Who waits for the pool's or for our own patience waits for 30 s or more. */
	private static final Duration NOT_LONG = Duration.ofSeconds(15);

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@Test
	void waveWaitsNoLongerThanTheBreakerTakesToOpen(CapturedOutput output) throws Exception {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, SOON)) {
			useAndIdle(context);
			simulator.down();
			List<Failed> wave = wave(context, 50);
			assertThat(wave).hasSize(50).allSatisfy((failed) -> {
				assertThat(failed.failure()).isInstanceOf(EndpointUnavailableException.class)
					.hasMessageContaining("out of reach since");
				assertThat(((SQLException) failed.failure()).getSQLState()).startsWith("08");
				assertThat(failed.took()).isLessThan(NOT_LONG);
			});
			Awaitility.await().until(() -> breaker(context).state() != BreakerState.CLOSED);
			assertThat(wave(context, 50)).hasSize(50).allMatch((failed) -> failed.took().compareTo(NOT_LONG) < 0);
			assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(context).getDetails()).containsKey("unreachableSince");
			assertThat(gauge(context, BreakerState.CLOSED)).isZero();
			simulator.up();
			Awaitility.await()
				.pollInterval(Duration.ofMillis(20))
				.until(() -> health(context).getStatus().equals(Status.UP));
			context.getBean(JdbcTemplate.class).execute("select 1");
			assertThat(gauge(context, BreakerState.CLOSED)).isOne();
			assertThat(output).containsOnlyOnce("Callers fail at once until it is back")
				.containsOnlyOnce("answers again, after");
		}
		finally {
			simulator.up();
		}
	}

	@Test
	void oneConnectASecondFindsOutWhateverTheNumberOfCallers() throws Exception {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, SOON)) {
			useAndIdle(context);
			EndpointBreaker breaker = breaker(context);
			simulator.down();
			wave(context, 10);
			Awaitility.await().until(() -> breaker.state() != BreakerState.CLOSED);
			wave(context, 50);
			int threads = Thread.activeCount();
			Set<Object> outcomes = Collections.newSetFromMap(new IdentityHashMap<>());
			Object last = breaker.last();
			long start = System.nanoTime();
			Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> {
				assertThat(wave(context, 1)).hasSize(1);
				if (breaker.last() != last) {
					outcomes.add(breaker.last());
				}
				return outcomes.size() == 4;
			});
			// One may have been under way; the others come a second apart or more
			assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
			Awaitility.await().until(() -> Thread.activeCount() <= threads + 2);
			assertThat(simulator.openSessions()).isZero();
		}
		finally {
			simulator.up();
		}
	}

	@Test
	void connectionPerUseIsBoundToo() throws Exception {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.pool.preset=none",
				"neon.circuit-breaker.open-after=1s", "neon.pool.warm-up=false")) {
			useAndIdle(context);
			simulator.down();
			assertThat(wave(context, 10)).hasSize(10).allSatisfy((failed) -> {
				assertThat(failed.failure()).isInstanceOf(EndpointUnavailableException.class);
				assertThat(failed.took()).isLessThan(NOT_LONG);
			});
			simulator.up();
			Awaitility.await().until(() -> breaker(context).isClosed());
			context.getBean(JdbcTemplate.class).execute("select 1");
		}
		finally {
			simulator.up();
		}
	}

	@Test
	void poolThatIsExhaustedIsNoOutage() throws Exception {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.pool.preset=test",
				"neon.circuit-breaker.open-after=300ms", "spring.datasource.hikari.connection-timeout=1000")) {
			DataSource dataSource = context.getBean(DataSource.class);
			try (Connection one = dataSource.getConnection(); Connection two = dataSource.getConnection()) {
				assertThat(one).isNotSameAs(two);
				assertThatExceptionOfType(SQLException.class).isThrownBy(dataSource::getConnection)
					.isNotInstanceOf(EndpointUnavailableException.class)
					.withMessageMatching("(?s).*request timed out after 1\\d{3}ms.*");
			}
			assertThat(breaker(context).isClosed()).isTrue();
		}
	}

	@Test
	void coldStartIsNoOutage() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.keepalive.mode=off",
				"neon.circuit-breaker.open-after=100ms")) {
			useAndIdle(context);
			simulator.suspend();
			simulator.refuse(Refusal.STARTING_UP, 10);
			context.getBean(JdbcTemplate.class).execute("select 1");
			assertThat(breaker(context).isClosed()).isTrue();
		}
	}

	@Test
	void openConnectionsAreUsedWhileNoNewOnesCanBeHad() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, SOON)) {
			context.getBean(JdbcTemplate.class).execute("select 1");
			EndpointBreaker breaker = breaker(context);
			SQLException unknown = new SQLException("nowhere", "08001", new UnknownHostException("nowhere"));
			Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
				breaker.connectFailed(unknown);
				return !breaker.isClosed();
			});
			context.getBean(JdbcTemplate.class).execute("select 1");
		}
	}

	@Test
	void outageIsCalledSoWhenAllConnectionsAreInUse() throws SQLException {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, SOON)) {
			DataSource dataSource = context.getBean(DataSource.class);
			EndpointBreaker breaker = breaker(context);
			SQLException unknown = new SQLException("nowhere", "08001", new UnknownHostException("nowhere"));
			try (Connection one = dataSource.getConnection(); Connection two = dataSource.getConnection()) {
				assertThat(one).isNotSameAs(two);
				simulator.down();
				Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
					breaker.connectFailed(unknown);
					return !breaker.isClosed();
				});
				assertThatExceptionOfType(EndpointUnavailableException.class).isThrownBy(dataSource::getConnection);
			}
		}
		finally {
			simulator.up();
		}
	}

	@Test
	void quotaFailsACallerSoonAndIsNotAskedAgainAndAgain() throws Exception {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, SOON)) {
			useAndIdle(context);
			simulator.refuse(Refusal.COMPUTE_QUOTA);
			simulator.kill();
			SimulatorStats before = simulator.stats();
			assertThat(wave(context, 10)).hasSize(10).allSatisfy((failed) -> {
				assertThat(failed.failure()).hasMessageContaining("quota");
				assertThat(failed.took()).isLessThan(NOT_LONG);
			});
			assertThat(simulator.stats().minus(before).connects()).isLessThan(15);
		}
		finally {
			simulator.accept();
		}
	}

	// Long enough for HikariCP to look at a connection before it lends it again
	private static void useAndIdle(ConfigurableApplicationContext context) {
		context.getBean(JdbcTemplate.class).execute("select 1");
		Awaitility.await().pollDelay(Duration.ofMillis(600)).until(() -> true);
	}

	private static List<Failed> wave(ConfigurableApplicationContext context, int callers) throws Exception {
		DataSource dataSource = context.getBean(DataSource.class);
		ExecutorService threads = Executors.newFixedThreadPool(callers);
		try {
			Callable<Failed> call = () -> borrow(dataSource);
			List<Failed> failed = new ArrayList<>();
			for (Future<Failed> future : threads.invokeAll(Collections.nCopies(callers, call))) {
				if (future.get() != null) {
					failed.add(future.get());
				}
			}
			return failed;
		}
		finally {
			threads.shutdown();
		}
	}

	private static Failed borrow(DataSource dataSource) {
		long start = System.nanoTime();
		try (Connection connection = dataSource.getConnection()) {
			return connection.isValid(1) ? null
					: new Failed(new SQLException("dead"), Duration.ofNanos(System.nanoTime() - start));
		}
		catch (SQLException ex) {
			return new Failed(ex, Duration.ofNanos(System.nanoTime() - start));
		}
	}

	private static EndpointBreaker breaker(ConfigurableApplicationContext context) {
		return context.getBean(EndpointBreaker.class);
	}

	private static double gauge(ConfigurableApplicationContext context, BreakerState state) {
		return context.getBean(MeterRegistry.class)
			.get("neon.circuit.breaker.state")
			.tag("state", state.toString())
			.gauge()
			.value();
	}

	private static Health health(ConfigurableApplicationContext context) {
		return ((HealthIndicator) context.getBean(HealthContributorRegistry.class).getContributor("neon")).health();
	}

	/**
	 * A caller without a connection.
	 *
	 * @param failure why
	 * @param took how long it waited
	 */
	private record Failed(Throwable failure, Duration took) {
	}

}
