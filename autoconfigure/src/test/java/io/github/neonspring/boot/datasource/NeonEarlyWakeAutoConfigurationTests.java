package io.github.neonspring.boot.datasource;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.compute.NeonKeepaliveAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnectionAutoConfiguration;
import io.github.neonspring.boot.connection.driver.EarlyConnection;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.limits.SessionLimits;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;
import io.github.neonspring.boot.testkit.EmbeddedEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link NeonEarlyWakeAutoConfiguration}.
 */
class NeonEarlyWakeAutoConfigurationTests {

	private static final String URL = "neon.url=postgresql://app:hush-hidden@127.0.0.1:1/main?sslmode=disable";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withClassLoader(new FilteredClassLoader(EmbeddedEndpoint.class))
		.withConfiguration(AutoConfigurations.of(NeonConnectionAutoConfiguration.class, NeonPoolAutoConfiguration.class,
				NeonComputeAutoConfiguration.class, NeonKeepaliveAutoConfiguration.class,
				NeonResilienceAutoConfiguration.class, NeonGuardAutoConfiguration.class,
				NeonDataSourceAutoConfiguration.class, NeonEarlyWakeAutoConfiguration.class,
				DataSourceAutoConfiguration.class))
		.withPropertyValues(URL);

	@Test
	void wakesTheComputeThatTheApplicationUses() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(EarlyConnection.class)
			.getBean(EarlyConnection.class)
			.hasToString("EarlyConnection[127.0.0.1:1/main]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "neon.connect.early-wake=false", "neon.connect.lazy=true", "neon.enabled=false",
			"neon.pool.warm-up=false", "neon.keepalive.mode=off", "spring.main.lazy-initialization=true",
			"spring.aot.processing=true",
			"spring.datasource.type=org.springframework.jdbc.datasource.DriverManagerDataSource" })
	void wakesNothingWith(String property) {
		this.contextRunner.withPropertyValues(property).run(NeonEarlyWakeAutoConfigurationTests::wakesNothing);
	}

	@ParameterizedTest
	@ValueSource(strings = { "neon.url=not a connection string", "neon.session.lock-timeout=soon",
			"neon.connect.early-wake=perhaps" })
	void settingThatCannotBeUsedIsLeftToItsOwnBean(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(BeansException.class)
				.hasStackTraceContaining("neon"));
	}

	@ParameterizedTest
	@ValueSource(
			classes = { OwnDataSource.class, OwnConnectionDetails.class, OwnLimits.class, ReplacedDataSource.class })
	void wakesNothingBeside(Class<?> configuration) {
		this.contextRunner.withUserConfiguration(configuration).run((context) -> {
			assertThat(context).hasNotFailed();
			wakesNothing(context);
		});
	}

	@Test
	void wakesNothingForAnotherDatabase() {
		this.contextRunner.withPropertyValues("neon.url=", "spring.datasource.url=jdbc:h2:mem:other").run((context) -> {
			assertThat(context).hasNotFailed();
			wakesNothing(context);
		});
	}

	@Test
	void wakesNothingFromAChildContext() {
		new ApplicationContextRunner().run((parent) -> this.contextRunner.withParent(parent).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(DataSource.class);
			wakesNothing(context);
		}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.context.exit", "spring.context.checkpoint" })
	void wakesNothingWhereTheStartEndsWithTheRefresh(String property) {
		SpringProperties.setProperty(property, "onRefresh");
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			assertThat(new EarlyWakeRule(context.getBeanFactory(), new MockEnvironment()).isApplication()).isFalse();
		}
		finally {
			SpringProperties.setProperty(property, null);
		}
	}

	private static void wakesNothing(AssertableApplicationContext context) {
		boolean wakes = context.getSourceApplicationContext(ConfigurableApplicationContext.class)
			.getBeanFactory()
			.containsSingleton(EarlyWake.CONNECTION);
		assertThat(wakes).isFalse();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDataSource {

		@Bean
		DataSource ownDataSource() {
			return new DriverManagerDataSource("jdbc:h2:mem:own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConnectionDetails {

		@Bean
		@Lazy
		JdbcConnectionDetails details() {
			return mock(JdbcConnectionDetails.class, (call) -> "jdbc:postgresql://127.0.0.1:1/own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnLimits {

		@Bean
		SessionLimits ownLimits() {
			return new SessionLimits(null, null, null, null);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReplacedDataSource {

		@Bean
		static BeanFactoryPostProcessor replacement() {
			return (beanFactory) -> {
				((DefaultListableBeanFactory) beanFactory).removeBeanDefinition("dataSource");
				beanFactory.registerSingleton("dataSource", mock(DataSource.class));
			};
		}

	}

}
