package io.github.neonspring.boot.poller;

import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.compute.NeonKeepaliveAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnectionAutoConfiguration;
import io.github.neonspring.boot.datasource.NeonDataSourceAutoConfiguration;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabasePollers}, with empty classes that have the libraries' names.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabasePollersTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeonConnectionAutoConfiguration.class, NeonPoolAutoConfiguration.class,
				NeonComputeAutoConfiguration.class, NeonKeepaliveAutoConfiguration.class,
				NeonResilienceAutoConfiguration.class, NeonGuardAutoConfiguration.class,
				NeonDataSourceAutoConfiguration.class, DataSourceAutoConfiguration.class,
				NeonPollerAutoConfiguration.class))
		.withPropertyValues("neon.url=postgresql://app:hush-hidden@127.0.0.1:1/main?sslmode=disable",
				"neon.pool.warm-up=false");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "SPRING_SESSION | org.springframework.session.jdbc.JdbcIndexedSessionRepository |",
					"QUARTZ | org.quartz.Scheduler | spring.quartz.job-store-type=jdbc",
					"SHEDLOCK | net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider |",
					"SPRING_MODULITH | org.springframework.modulith.events.core.EventPublicationRepository"
							+ " | spring.modulith.events.staleness.processing=5m",
					"SPRING_INTEGRATION | org.springframework.integration.jdbc.inbound.JdbcPollingChannelAdapter |",
					"SPRING_INTEGRATION_LOCKS | org.springframework.integration.jdbc.lock.JdbcLockRegistry |",
					"DB_SCHEDULER | com.github.kagkarlsson.scheduler.Scheduler |",
					"JOBRUNR | org.jobrunr.server.BackgroundJobServer |",
					"HEALTH | | management.health.db.enabled=true" })
	void isFoundByItsBeanAndItsProperty(DatabasePoller poller, String type, String property) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		assertThat(poller.isActive(beans, environment(property))).isEqualTo(type == null);
		if (type != null) {
			addBean(beans, type);
			assertThat(poller.isActive(beans, environment(property))).isTrue();
		}
		if (property != null) {
			assertThat(poller.isActive(beans, environment(null))).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = {
					"SPRING_SESSION | org.springframework.session.jdbc.JdbcIndexedSessionRepository"
							+ " | spring.session.jdbc.cleanup-cron=-",
					"QUARTZ | org.quartz.Scheduler | spring.quartz.job-store-type=memory",
					"JOBRUNR | org.jobrunr.server.BackgroundJobServer | jobrunr.database.type=mem" })
	void itsOwnSwitchIsRespected(DatabasePoller poller, String type, String property) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		addBean(beans, type);
		assertThat(poller.isActive(beans, environment(property))).isFalse();
	}

	@Test
	void isNamedOnceWithWhatToDo(CapturedOutput output) {
		this.contextRunner.withPropertyValues("management.health.db.enabled=true").run((context) -> {
			assertThat(context.getBean(DatabasePollers.class).found()).containsExactly(DatabasePoller.HEALTH);
			assertThat(output).containsOnlyOnce("woken in the background: the health component db")
				.contains("remove management.health.db.enabled");
		});
	}

	@Test
	void nothingIsSaidWhereTheComputeNeverSleeps(CapturedOutput output) {
		this.contextRunner.withPropertyValues("management.health.db.enabled=true", "neon.keepalive.mode=always")
			.run((context) -> {
				assertThat(context.getBean(DatabasePollers.class).found()).hasSize(1);
				assertThat(output).doesNotContain("woken in the background");
			});
	}

	@Test
	void nothingIsSaidWhereNothingPolls(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(DatabasePollers.class).found()).isEmpty();
			assertThat(output).doesNotContain("woken in the background");
		});
	}

	private static void addBean(DefaultListableBeanFactory beans, String type) {
		Class<?> loaded = new ByteBuddy().subclass(Object.class)
			.name(type)
			.make()
			.load(DatabasePollersTests.class.getClassLoader())
			.getLoaded();
		beans.setBeanClassLoader(loaded.getClassLoader());
		beans.registerBeanDefinition("poller", new RootBeanDefinition(loaded));
	}

	private static MockEnvironment environment(String property) {
		MockEnvironment environment = new MockEnvironment();
		if (property != null) {
			String[] parts = property.split("=", 2);
			environment.setProperty(parts[0], parts[1]);
		}
		return environment;
	}

}
