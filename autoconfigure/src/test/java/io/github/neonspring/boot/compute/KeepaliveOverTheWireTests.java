package io.github.neonspring.boot.compute;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Keepalive} with the counters of a simulated endpoint.
 */
class KeepaliveOverTheWireTests {

	/** Longer than HikariCP lends a connection unchecked. */
	private static final String INTERVAL = "neon.keepalive.interval=700ms";

	private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(2);

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().idleTimeout(IDLE_TIMEOUT).start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void wake() {
		simulator.wake();
	}

	@Test
	void alwaysSendsOneStatementAnInterval() {
		try (ConfigurableApplicationContext context = run("neon.keepalive.mode=always", INTERVAL,
				"neon.pool.preset=test")) {
			Keepalive keepalive = context.getBean(Keepalive.class);
			awaitPings(keepalive, 1);
			long pings = keepalive.pings();
			SimulatorStats before = simulator.stats();
			awaitPings(keepalive, pings + 4);
			SimulatorStats sent = simulator.stats().minus(before);
			// A ping may be on its way whenever one looks
			assertThat(sent.statements()).isCloseTo(keepalive.pings() - pings, Offset.offset(1L));
			assertThat(sent.connects()).isZero();
			assertThat(simulator.isAwake()).isTrue();
		}
	}

	@Test
	void whileUsedStopsAfterTheLinger() {
		try (ConfigurableApplicationContext context = run(INTERVAL, "neon.keepalive.linger=2s")) {
			Keepalive keepalive = context.getBean(Keepalive.class);
			query(context);
			awaitPings(keepalive, 1);
			awaitSleep();
			long pings = keepalive.pings();
			assertNothingIsSentInThreeIdlePeriods(context);
			assertThat(keepalive.pings()).isEqualTo(pings);
			query(context);
			awaitPings(keepalive, pings + 1);
		}
	}

	@Test
	void pingsAreNoUse() {
		try (ConfigurableApplicationContext context = run(INTERVAL, "neon.keepalive.mode=always")) {
			ComputeActivity activity = context.getBean(ComputeActivity.class);
			var lastUse = activity.lastUse();
			awaitPings(context.getBean(Keepalive.class), 2);
			assertThat(activity.lastUse()).isEqualTo(lastUse);
		}
	}

	@Test
	void scheduledPingsWithinTheHours() {
		try (ConfigurableApplicationContext context = run(INTERVAL, "neon.keepalive.mode=scheduled",
				"neon.keepalive.hours=00:00-24:00 UTC")) {
			awaitPings(context.getBean(Keepalive.class), 2);
		}
	}

	@Test
	void scheduledLetsTheComputeSleepOutsideTheHours() {
		LocalTime begin = LocalTime.now(ZoneOffset.UTC).plusHours(2);
		String hours = DateTimeFormatter.ofPattern("HH:mm").format(begin) + "-"
				+ DateTimeFormatter.ofPattern("HH:mm").format(begin.plusHours(1)) + " UTC";
		try (ConfigurableApplicationContext context = run(INTERVAL, "neon.keepalive.mode=scheduled",
				"neon.keepalive.hours=" + hours)) {
			query(context);
			awaitSleep();
			assertNothingIsSentInThreeIdlePeriods(context);
			assertThat(context.getBean(Keepalive.class).pings()).isZero();
		}
	}

	@Test
	void healthIsUpSoonAfterAnOutageWithoutTraffic() {
		try (ConfigurableApplicationContext context = run("neon.keepalive.mode=always", INTERVAL,
				"spring.datasource.hikari.connection-timeout=1000")) {
			query(context);
			simulator.down();
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> health(context).getStatus().equals(Status.DOWN));
			assertThat(health(context).getDetails()).containsKeys("failure", "evidenceAge")
				.doesNotContainValue("127.0.0.1");
			simulator.up();
			Awaitility.await()
				.atMost(Duration.ofSeconds(10))
				.until(() -> health(context).getStatus().equals(Status.UP));
		}
		finally {
			simulator.up();
		}
	}

	private static void assertNothingIsSentInThreeIdlePeriods(ConfigurableApplicationContext context) {
		SimulatorStats before = simulator.stats();
		Awaitility.await().during(IDLE_TIMEOUT.multipliedBy(3)).atMost(Duration.ofSeconds(30)).until(() -> {
			assertThat(health(context).getDetails()).containsKey("compute");
			context.getBeanProvider(PrometheusMeterRegistry.class).ifAvailable(PrometheusMeterRegistry::scrape);
			SimulatorStats sent = simulator.stats().minus(before);
			return sent.statements() == 0 && sent.wakes() == 0 && sent.connects() == 0 && sent.awakeTime().isZero();
		});
	}

	private static ConfigurableApplicationContext run(String... properties) {
		return TestApplication.run(simulator, properties);
	}

	private static void query(ConfigurableApplicationContext context) {
		assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isOne();
	}

	private static Health health(ConfigurableApplicationContext context) {
		HealthIndicator neon = (HealthIndicator) context.getBean(HealthContributorRegistry.class)
			.getContributor("neon");
		assertThat(neon).isNotNull();
		return neon.health();
	}

	private static void awaitPings(Keepalive keepalive, long pings) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> keepalive.pings() >= pings);
	}

	private static void awaitSleep() {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !simulator.isAwake());
	}

}
