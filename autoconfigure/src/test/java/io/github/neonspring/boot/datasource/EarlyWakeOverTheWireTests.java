package io.github.neonspring.boot.datasource;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.connection.driver.EarlyConnection;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the early wake of a simulated endpoint.
 */
@ExtendWith(OutputCaptureExtension.class)
class EarlyWakeOverTheWireTests {

	private static final String MIGRATIONS = "spring.flyway.locations=classpath:db/two";

	private static NeonSimulator simulator;

	private SimulatorStats before;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void nobodyIsThere() {
		Awaitility.await().until(() -> simulator.openSessions() == 0);
		this.before = simulator.stats();
	}

	@ParameterizedTest
	@CsvSource({ "true, 1", "false, 0" })
	void poolOpensNoMoreConnectionsThanItKeeps(boolean earlyWake, int early, CapturedOutput output) {
		try (ConfigurableApplicationContext context = run("neon.pool.preset=development",
				"neon.connect.early-wake=" + earlyWake)) {
			Awaitility.await().until(() -> context.getBean(NeonPool.class).snapshot().idle() == 5);
			assertThat(sent().connects()).isEqualTo(5);
			assertThat(context.getBeansOfType(EarlyConnection.class)).hasSize(early);
			assertThat(context.getBean(ComputeActivity.class).serverVersion()).matches("1[5-9]\\..*");
		}
		assertThat(output.toString().split("Waking \\S+:\\d+/neondb early", -1)).hasSize(early + 1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void migrationsAndPoolOpenAsManyConnectionsTogether(boolean earlyWake) {
		run(MIGRATIONS).close();
		nobodyIsThere();
		try (ConfigurableApplicationContext context = run(MIGRATIONS, "neon.connect.early-wake=" + earlyWake)) {
			Awaitility.await().until(() -> context.getBean(NeonPool.class).snapshot().idle() == 1);
			assertThat(sent().connects()).isEqualTo(2);
		}
	}

	@Test
	void migrationsAreReasonEnoughToWake() {
		try (ConfigurableApplicationContext context = run(MIGRATIONS, "neon.keepalive.mode=off")) {
			assertThat(context.getBean(EarlyConnection.class).serverVersion()).isPresent();
		}
	}

	@Test
	void connectionThatNobodyTakesIsClosedOnceTheApplicationIsReady() {
		try (ConfigurableApplicationContext context = run("spring.sql.init.mode=always", "neon.keepalive.mode=off")) {
			Awaitility.await().until(() -> sent().connects() == 1 && simulator.openSessions() == 0);
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void nothingConnectsBeforeOwnStrategyMigrates() {
		try (ConfigurableApplicationContext context = run(OwnStrategy.class, MIGRATIONS, "neon.keepalive.mode=off")) {
			Flyway flyway = context.getBean(Flyway.class);
			PostgreSQLConfigurationExtension lock = flyway
				.getConfigurationExtension(PostgreSQLConfigurationExtension.class);
			assertThat(sent().connects()).isZero();
			flyway.info();
			assertThat(lock.isTransactionalLock()).isFalse();
			assertThat(sent().connects()).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "neon.connect.lazy=true", "neon.connect.early-wake=false", "neon.pool.preset=test" })
	void nothingConnectsWhereNobodyAsks(String property) {
		try (ConfigurableApplicationContext context = run(property, "neon.keepalive.mode=off")) {
			assertThat(context.isRunning()).isTrue();
		}
		assertThat(sent().connects()).isZero();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void wrongPasswordIsSentOnce(boolean earlyWake) {
		assertThatException()
			.isThrownBy(() -> run(MIGRATIONS, "neon.password=hush-wrong", "neon.connect.early-wake=" + earlyWake));
		assertThat(sent().rejectedLogins()).isOne();
	}

	@Test
	void startThatFailsLeavesNeitherConnectionNorThread() {
		Set<Thread> threads = Thread.getAllStackTraces().keySet();
		assertThatException().isThrownBy(() -> run(FailingStart.class, "neon.pool.preset=test"))
			.withStackTraceContaining("the start fails");
		assertThat(sent().connects()).isOne();
		Awaitility.await().until(() -> simulator.openSessions() == 0);
		assertThat(Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter(Predicate.not(threads::contains))
			.map(Thread::getName)
			.filter((name) -> name.equals("neon-early-wake"))
			.collect(Collectors.toSet())).isEmpty();
	}

	@Test
	void computeWakesWhileTheContextIsBeingBuilt() {
		simulator.suspend();
		try (ConfigurableApplicationContext context = run(SlowStart.class, "neon.pool.preset=test")) {
			Awaitility.await().until(() -> context.getBean(NeonPool.class).snapshot().idle() == 1);
			assertThat(sent().wakes()).isOne();
			assertThat(sent().connects()).isOne();
		}
	}

	private ConfigurableApplicationContext run(String... properties) {
		return run(TestApplication.class, properties);
	}

	private ConfigurableApplicationContext run(Class<?> source, String... properties) {
		return new SpringApplicationBuilder(TestApplication.class, source).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.pool.budget=off",
					"neon.url=" + simulator.url(), "spring.profiles.active=test")
			.properties(properties)
			.run();
	}

	private SimulatorStats sent() {
		return simulator.stats().minus(this.before);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStrategy {

		@Bean
		FlywayMigrationStrategy nothing() {
			return (flyway) -> {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingStart {

		@Bean
		Runnable failing() {
			Awaitility.await().until(() -> simulator.openSessions() == 1);
			throw new IllegalStateException("the start fails");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SlowStart {

		@Bean
		Runnable slow() {
			Awaitility.await().until(() -> simulator.isAwake());
			return () -> {
			};
		}

	}

}
