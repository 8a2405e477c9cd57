package io.github.neonspring.boot.compute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.actuate.endpoint.NeonEndpoint;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.promise.NightlyReport;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the compute is awake only when it is needed, with the counters of a
 * simulated endpoint that falls asleep after a second.
 */
class ScaleToZeroTests {

	private static final String HOUSEKEEPING = "com.zaxxer.hikari.housekeeping.periodMs";

	private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(1);

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		System.setProperty(HOUSEKEEPING, "100");
		simulator = NeonSimulator.builder().idleTimeout(IDLE_TIMEOUT).start();
	}

	@AfterAll
	static void closeSimulator() {
		System.clearProperty(HOUSEKEEPING);
		simulator.close();
	}

	@BeforeEach
	void wake() {
		simulator.wake();
	}

	@Test
	void probesScrapesAndReadsOfTheEndpointLeaveItAsleep() {
		try (ConfigurableApplicationContext context = run("neon.keepalive.mode=off")) {
			query(context);
			awaitSleep();
			SimulatorStats before = simulator.stats();
			Awaitility.await().during(IDLE_TIMEOUT.multipliedBy(2)).atMost(Duration.ofSeconds(10)).until(() -> {
				observe(context);
				return !simulator.isAwake();
			});
			SimulatorStats sent = simulator.stats().minus(before);
			assertThat(sent.awakeTime()).isZero();
			assertThat(sent.connects()).isZero();
			assertThat(sent.statements()).isZero();
		}
	}

	@Test
	void whatWokeItLastIsToldAndCounted() {
		try (ConfigurableApplicationContext context = run("neon.keepalive.mode=off")) {
			query(context);
			ComputeActivity activity = context.getBean(ComputeActivity.class);
			Awaitility.await().until(() -> !simulator.isAwake() && activity.state() == ComputeState.ASLEEP);
			long wakes = simulator.stats().wakes();
			query(context);
			assertThat(simulator.stats().wakes() - wakes).isEqualTo(activity.wakeCount()).isOne();
			assertThat(activity.wakes().get(0).cause()).isEqualTo(NightlyReport.class.getName() + ".create");
			assertThat(activity.wakes().get(0).took()).isPositive();
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("neon.compute.wakes").functionCounter().count()).isOne();
			assertThat(meters.get("neon.compute.wake.duration")
				.tag("cause", NightlyReport.class.getName() + ".create")
				.timer()
				.count()).isOne();
			assertThat(meters.get("neon.connection.cold.start.wait").timer().count()).isOne();
		}
	}

	@Test
	void expiredConnectionsAreNotOpenedAgainWhileItMaySleep() {
		try (ConfigurableApplicationContext context = run("neon.keepalive.mode=off",
				"neon.keepalive.suspend-timeout=1h")) {
			query(context);
			HikariDataSource hikari = hikari(context);
			awaitSleep();
			SimulatorStats before = simulator.stats();
			hikari.getHikariPoolMXBean().softEvictConnections();
			Awaitility.await().until(() -> hikari.getHikariPoolMXBean().getTotalConnections() == 0);
			Awaitility.await()
				.during(Duration.ofMillis(500))
				.until(() -> simulator.stats().minus(before).connects() == 0);
		}
	}

	@Test
	void poolFollowsTheHours() {
		TestClock clock = new TestClock(Instant.parse("2026-11-20T07:59:59Z"));
		try (ConfigurableApplicationContext context = run(clock, "neon.keepalive.mode=scheduled",
				"neon.keepalive.hours=08:00-19:00 UTC", "neon.pool.preset=test", "neon.keepalive.suspend-timeout=5m")) {
			Keepalive keepalive = context.getBean(Keepalive.class);
			HikariDataSource hikari = hikari(context);
			query(context);
			assertThat(hikari.getMinimumIdle()).isZero();
			assertThat(hikari.getIdleTimeout()).isEqualTo(255_000);
			clock.advance(Duration.ofSeconds(1));
			keepalive.beat();
			assertThat(hikari.getMinimumIdle()).isOne();
			assertThat(hikari.getIdleTimeout()).isEqualTo(600_000);
			SimulatorStats before = simulator.stats();
			clock.advance(keepalive.interval());
			keepalive.beat();
			assertThat(keepalive.pings()).isOne();
			assertThat(simulator.stats().minus(before).statements()).isOne();
			clock.set(Instant.parse("2026-11-20T19:00:00Z"));
			keepalive.beat();
			assertThat(hikari.getMinimumIdle()).isZero();
			awaitSleep();
			SimulatorStats asleep = simulator.stats();
			clock.advance(keepalive.interval());
			keepalive.beat();
			observe(context);
			assertThat(simulator.stats().minus(asleep).connects()).isZero();
			assertThat(keepalive.pings()).isOne();
		}
	}

	@Test
	void settingsOfTheApplicationWinKeyByKey() {
		try (ConfigurableApplicationContext context = run("neon.keepalive.mode=off",
				"spring.datasource.hikari.minimum-idle=1", "spring.datasource.hikari.idle-timeout=70000",
				"spring.datasource.hikari.maximum-pool-size=2")) {
			HikariDataSource hikari = hikari(context);
			context.getBean(Keepalive.class).beat();
			assertThat(hikari.getMinimumIdle()).isOne();
			assertThat(hikari.getIdleTimeout()).isEqualTo(70_000);
			assertThat(context.getBean(NeonPool.class).wakefulKeys()).singleElement()
				.asString()
				.contains("minimum-idle=1");
		}
	}

	@Test
	void lazyApplicationConnectsWithItsFirstUseOnly() {
		SimulatorStats before = simulator.stats();
		try (ConfigurableApplicationContext context = run("neon.connect.lazy=true", "neon.keepalive.mode=always",
				"neon.keepalive.interval=100ms", "spring.flyway.enabled=false")) {
			Keepalive keepalive = context.getBean(Keepalive.class);
			Awaitility.await().during(Duration.ofMillis(500)).until(() -> {
				observe(context);
				return simulator.stats().minus(before).connects() == 0;
			});
			assertThat(keepalive.isKeepingAwake()).isFalse();
			query(context);
			assertThat(keepalive.isKeepingAwake()).isTrue();
		}
	}

	@Test
	void connectionThatSomebodyOnlyHoldsIsNoUse() throws SQLException {
		try (ConfigurableApplicationContext context = run("neon.keepalive.linger=1h");
				Connection connection = context.getBean(DataSource.class).getConnection()) {
			ComputeActivity activity = context.getBean(ComputeActivity.class);
			Instant lastUse = activity.lastUse();
			context.getBean(Keepalive.class).beat();
			assertThat(activity.lastUse()).isEqualTo(lastUse);
			connection.setAutoCommit(false);
			connection.createStatement().execute("select 1");
			Awaitility.await().until(() -> activity.lastUse().isBefore(Instant.now().minusMillis(5)));
			context.getBean(Keepalive.class).beat();
			assertThat(activity.lastUse()).isAfter(lastUse);
			connection.rollback();
		}
	}

	private static void observe(ConfigurableApplicationContext context) {
		HealthIndicator health = (HealthIndicator) context.getBean(HealthContributorRegistry.class)
			.getContributor("neon");
		assertThat(health).isNotNull();
		assertThat(health.health().getDetails()).containsKey("compute");
		assertThat(context.getBean(PrometheusMeterRegistry.class).scrape()).contains("neon_compute_awake_seconds");
		assertThat(context.getBean(NeonEndpoint.class).neon()).containsKeys("compute", "pool");
	}

	private static ConfigurableApplicationContext run(String... properties) {
		return run(null, properties);
	}

	private static ConfigurableApplicationContext run(Clock clock, String... properties) {
		return new SpringApplicationBuilder(TestApplication.class).web(WebApplicationType.NONE)
			.initializers((context) -> {
				if (clock != null) {
					context.getBeanFactory().registerSingleton("testClock", clock);
				}
			})
			.sources((clock != null) ? new Class<?>[] { ClockConfiguration.class } : new Class<?>[0])
			.properties("spring.main.banner-mode=off", "neon.url=" + simulator.url(),
					"neon.keepalive.suspend-timeout=1s", "management.endpoints.jmx.exposure.include=neon",
					"spring.jmx.enabled=true")
			.properties(properties)
			.run();
	}

	private static void query(ConfigurableApplicationContext context) {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		NightlyReport.create(() -> assertThat(jdbc.queryForObject("select 1", Integer.class)).isOne());
	}

	private static HikariDataSource hikari(ConfigurableApplicationContext context) {
		try {
			return context.getBean(DataSource.class).unwrap(HikariDataSource.class);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void awaitSleep() {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !simulator.isAwake());
	}

	@Configuration(proxyBeanMethods = false)
	static class ClockConfiguration {

		@Bean
		Keepalive keepalive(NeonKeepaliveProperties properties, NeonPool pool, ComputeActivity activity,
				ComputeProbe probe, TestClock clock) {
			return new Keepalive(properties, KeepaliveSchedule.of(properties), false, pool, activity, probe, clock);
		}

	}

}
