package io.github.neonspring.boot.setup;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnectionAutoConfiguration;
import io.github.neonspring.boot.datasource.NeonDataSourceAutoConfiguration;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.migration.NeonMigrationAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonSetupAutoConfiguration}.
 */
class NeonSetupAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeonConnectionAutoConfiguration.class, NeonPoolAutoConfiguration.class,
				NeonComputeAutoConfiguration.class, NeonResilienceAutoConfiguration.class,
				NeonGuardAutoConfiguration.class, NeonDataSourceAutoConfiguration.class,
				NeonMigrationAutoConfiguration.class, NeonSetupAutoConfiguration.class,
				DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
		.withPropertyValues("neon.url=postgresql://user:hush-setup@localhost:1/shop", "neon.connect.retry-timeout=0s",
				"spring.flyway.enabled=false");

	@Test
	void opensNothingByDefault() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(SetupCommand.class)
			.hasSingleBean(CheckCommand.class));
	}

	@Test
	void connectsWhereSomethingIsToBeSetUp() {
		this.contextRunner.withPropertyValues("neon.setup.extensions=citext")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("Connection refused"));
	}

	@Test
	void leavesASetupThatIsSwitchedOffToTheCommand() {
		this.contextRunner.withPropertyValues("neon.setup.extensions=citext", "neon.setup.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void backsOffForADataSourceOfTheApplication() {
		this.contextRunner.withPropertyValues("neon.setup.extensions=citext")
			.withBean(DataSource.class, SimpleDriverDataSource::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SetupProvider.class));
	}

	@Test
	void setsNothingUpInAnotherDatabase() {
		this.contextRunner.withPropertyValues("neon.setup.extensions=citext", "neon.setup.verify=true")
			.withPropertyValues("neon.url=", "spring.datasource.url=jdbc:h2:mem:setup")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void backsOffWithoutPgjdbc() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.postgresql"))
			.withPropertyValues("neon.url=", "spring.datasource.url=jdbc:h2:mem:setup")
			.run((context) -> assertThat(context).doesNotHaveBean(SetupProvider.class));
	}

}
