package io.github.neonspring.boot.actuate.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import javax.sql.DataSource;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
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
 * Tests for the health component {@code neon} on a simulated endpoint.
 */
class NeonHealthOverTheWireTests {

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
	void componentTellsWhatTheContractSays() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator)) {
			context.getBean(JdbcTemplate.class).execute("select 1");
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("compute", "awake")
				.containsKeys("latency", "evidenceAge", "circuitBreaker");
			assertThat(health.getDetails().get("database")).asString().startsWith("PostgreSQL 1");
			assertThat(health.getDetails().get("pool")).asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsEntry("maximum", 15)
				.containsKeys("size", "active", "idle", "waiting");
			assertThat(health.getDetails().get("keepalive"))
				.isEqualTo(Map.of("mode", "while-used", "keepingAwake", true));
		}
	}

	@Test
	void componentNeonStandsInThePlaceOfDb() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator)) {
			assertThat(contributor(context, "db")).isNull();
			assertThat(contributor(context, "neon")).isNotNull();
		}
	}

	@Test
	void componentDbStaysWhereItIsAskedFor() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator,
				"management.health.db.enabled=true")) {
			assertThat(contributor(context, "db")).isNotNull();
			assertThat(contributor(context, "neon")).isNotNull();
		}
	}

	@Test
	void groupThatNamesDbIsAnsweredByNeon() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator,
				"management.endpoint.health.group.readiness.include=db,ping")) {
			assertThat(contributor(context, "db")).isSameAs(contributor(context, "neon"));
		}
	}

	@Test
	void componentNeonGoesWhereTheDatabaseIsNotPostgres() {
		try (ConfigurableApplicationContext context = TestApplication.run("spring.datasource.url=jdbc:h2:mem:health")) {
			assertThat(contributor(context, "db")).isNotNull();
			assertThat(contributor(context, "neon")).isNull();
		}
	}

	@Test
	void componentCanBeSwitchedOff() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator,
				"management.health.neon.enabled=false")) {
			assertThat(contributor(context, "neon")).isNull();
			assertThat(contributor(context, "db")).isNotNull();
		}
	}

	@Test
	void databaseIsAskedAtMostOnceASecondWhateverTheNumberOfCalls() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.keepalive.mode=always",
				"neon.pool.preset=test")) {
			context.getBean(JdbcTemplate.class).execute("select 1");
			Awaitility.await().until(() -> health(context).getStatus().equals(Status.UP));
			SimulatorStats before = simulator.stats();
			long start = System.nanoTime();
			for (int i = 0; i < 200; i++) {
				assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			}
			Awaitility.await().during(Duration.ofSeconds(2)).until(() -> health(context).getStatus().equals(Status.UP));
			long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
			assertThat(simulator.stats().minus(before).statements()).isBetween(1L, seconds + 2);
		}
	}

	@Test
	void exhaustedPoolIsUp() throws SQLException {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.pool.preset=test")) {
			DataSource dataSource = context.getBean(DataSource.class);
			try (Connection one = dataSource.getConnection(); Connection two = dataSource.getConnection()) {
				assertThat(one).isNotSameAs(two);
				Health health = health(context);
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails().get("pool")).asInstanceOf(InstanceOfAssertFactories.MAP)
					.containsEntry("exhausted", true)
					.containsEntry("active", 2);
			}
		}
	}

	@Test
	void nothingKnownIsUp() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.keepalive.mode=off")) {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("compute", "unknown").doesNotContainKey("latency");
		}
	}

	@Test
	void asleepIsUp() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.keepalive.mode=off",
				"neon.keepalive.suspend-timeout=200ms")) {
			context.getBean(JdbcTemplate.class).execute("select 1");
			Awaitility.await().until(() -> "asleep".equals(health(context).getDetails().get("compute")));
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
		}
	}

	@Test
	void failureIsDownInWordsWithoutHostOrPassword() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.password=hush-not-this-one",
				"neon.pool.preset=test")) {
			Awaitility.await().until(() -> health(context).getStatus().equals(Status.DOWN));
			assertThat(health(context).getDetails()).containsEntry("failure", "The user or the password was refused.")
				.containsEntry("compute", "unknown")
				.doesNotContainKey("error");
			assertThat(health(context).toString()).doesNotContain("hush-not-this-one", "127.0.0.1", "localhost");
		}
	}

	private static HealthContributor contributor(ConfigurableApplicationContext context, String name) {
		return context.getBean(HealthContributorRegistry.class).getContributor(name);
	}

	private static Health health(ConfigurableApplicationContext context) {
		return ((HealthIndicator) contributor(context, "neon")).health();
	}

}
