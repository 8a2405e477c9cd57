package io.github.neonspring.boot.resilience;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for an application that starts before its database does. With
 * {@code -Dneon.late=45} the database is as many seconds late, and the settings are the
 * defaults.
 */
@ExtendWith(OutputCaptureExtension.class)
class LateDatabaseOverTheWireTests {

	private static final Integer REAL = Integer.getInteger("neon.late");

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "while-used", "off" })
	void applicationWithARunnerStarts(String keepalive) {
		whileLate(() -> {
			try (ConfigurableApplicationContext context = start(RunnerApplication.class, keepalive)) {
				assertThat(context.isRunning()).isTrue();
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "while-used", "off" })
	void applicationWithJpaStarts(String keepalive) {
		whileLate(() -> {
			try (ConfigurableApplicationContext context = start(JpaApplication.class, keepalive)) {
				assertThat(context.isRunning()).isTrue();
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "while-used", "off" })
	void applicationWithMigrationsStarts(String keepalive) {
		whileLate(() -> {
			try (ConfigurableApplicationContext context = start(TestApplication.class, keepalive,
					"spring.flyway.locations=classpath:db/two",
					"spring.flyway.default-schema=" + keepalive.replace('-', '_'))) {
				assertThat(context.isRunning()).isTrue();
				assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isOne();
			}
		});
	}

	@ParameterizedTest
	@EnumSource(value = Refusal.class, names = { "COMPUTE_QUOTA", "ENDPOINT_DISABLED" })
	void refusalStopsTheStartSoonWithAnAnalysis(Refusal refusal, CapturedOutput output) {
		simulator.refuse(refusal);
		try {
			failsToStart(output);
		}
		finally {
			simulator.accept();
		}
	}

	@Test
	void wrongPasswordStopsTheStartSoonWithAnAnalysis(CapturedOutput output) {
		failsToStart(output, "neon.password=hush-wrong-one");
		assertThat(output).doesNotContain("hush-wrong-one");
	}

	private static void failsToStart(CapturedOutput output, String... properties) {
		int analyses = 0;
		for (Class<?> application : new Class<?>[] { RunnerApplication.class, JpaApplication.class }) {
			assertThatException().isThrownBy(() -> start(application, "while-used", properties).close());
			analyses++;
			assertThat(output.toString().split("APPLICATION FAILED TO START", -1)).hasSize(analyses + 1);
		}
	}

	private static void whileLate(Runnable start) {
		simulator.down();
		CompletableFuture<Void> up = CompletableFuture.runAsync(simulator::up,
				CompletableFuture.delayedExecutor((REAL != null) ? REAL : 2, TimeUnit.SECONDS));
		long begin = System.nanoTime();
		try {
			start.run();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1900));
		}
		finally {
			up.join();
		}
	}

	private static ConfigurableApplicationContext start(Class<?> application, String keepalive, String... properties) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.pool.budget=off",
					"neon.url=" + simulator.url(), "neon.keepalive.mode=" + keepalive)
			.properties(properties);
		if (REAL == null) {
			builder.properties("spring.datasource.hikari.connection-timeout=1000",
					"neon.circuit-breaker.open-after=500ms");
		}
		return builder.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			excludeName = { "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
					"org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
					"org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration",
					"org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
					"org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration" })
	static class RunnerApplication {

		@Bean
		ApplicationRunner runner(JdbcTemplate jdbc) {
			return (arguments) -> jdbc.execute("select 1");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			excludeName = { "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration",
					"org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
					"org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration" })
	static class JpaApplication {

	}

}
