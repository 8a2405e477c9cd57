package io.github.neonspring.boot.migration;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.core.SpringProperties;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FlywayWithoutMigrations}.
 */
class FlywayWithoutMigrationsTests {

	private final MockEnvironment environment = new MockEnvironment().withProperty("spring.flyway.locations",
			"classpath:nowhere");

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	FlywayWithoutMigrationsTests() {
		this.beanFactory.registerSingleton(FlywayAutoConfiguration.class.getName(), new FlywayAutoConfiguration());
		define("flyway", Flyway.class);
		define("flywayInitializer", FlywayMigrationInitializer.class);
	}

	private void define(String name, Class<?> type) {
		RootBeanDefinition definition = new RootBeanDefinition(type);
		definition.setTargetType(type);
		definition.setFactoryBeanName(FlywayAutoConfiguration.class.getName());
		definition.setFactoryMethodName(name);
		this.beanFactory.registerBeanDefinition(name, definition);
	}

	@AfterEach
	void forgetGeneratedArtifacts() {
		SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
	}

	@Test
	void beansGoWhereThereAreNoMigrations() {
		process();
		assertThat(this.beanFactory.getBeanDefinitionNames()).isEmpty();
	}

	@Test
	void beansStayWhereThereAreMigrations() {
		this.environment.setProperty("spring.flyway.locations", "filesystem:src/test/resources");
		process();
		assertThat(this.beanFactory.getBeanNamesForType(Flyway.class)).containsExactly("flyway");
	}

	@Test
	void aheadOfTimeProcessingLeavesTheDecisionToTheStart() {
		this.environment.setProperty("spring.aot.processing", "true");
		process();
		assertThat(this.beanFactory.getBeanDefinitionNames()).containsExactly("flyway", "flywayInitializer");
	}

	@Test
	void namesStayWhereAnOrderWorkedOutAheadOfTimeNamesThem() {
		SpringProperties.setProperty(AotDetector.AOT_ENABLED, "true");
		process();
		assertThat(this.beanFactory.getBeanNamesForType(Flyway.class)).isEmpty();
		assertThat(this.beanFactory.getBeanNamesForType(FlywayMigrationInitializer.class)).isEmpty();
		assertThat(this.beanFactory.getBean("flywayInitializer")).isNotNull();
	}

	private void process() {
		new FlywayWithoutMigrations(this.environment).postProcessBeanDefinitionRegistry(this.beanFactory);
	}

}
