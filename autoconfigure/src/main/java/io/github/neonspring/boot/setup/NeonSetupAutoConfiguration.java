package io.github.neonspring.boot.setup;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.budget.ConnectionBudget;
import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.migration.Migrations;
import io.github.neonspring.boot.migration.NeonMigrationAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;

/**
 * Auto-configuration for the set-up of the database, at start and by command.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeonComputeAutoConfiguration.class, NeonMigrationAutoConfiguration.class,
		NeonResilienceAutoConfiguration.class })
@ConditionalOnBean({ NeonPool.class, ComputeActivity.class, BringUp.class })
@EnableConfigurationProperties(NeonSetupProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class NeonSetupAutoConfiguration {

	@Bean
	SetupProvider neonSetup(NeonSetupProperties properties, ObjectProvider<DataSource> dataSource, NeonPool pool,
			NeonConnection connection, BringUp bringUp, ComputeActivity activity, ObjectProvider<Migrations> migrations,
			ObjectProvider<ConnectionBudget> budget, Environment environment) {
		return new SetupProvider(properties, dataSource, pool, connection, bringUp, activity, migrations, budget,
				environment);
	}

	@Bean
	SetupReport neonSetupReport() {
		return new SetupReport();
	}

	@Bean
	SetupAtStart neonSetupAtStart(SetupProvider setup, SetupReport report, Environment environment) {
		return new SetupAtStart(setup, new SetupRule(environment), report);
	}

	@Bean
	SetupAfterMigrations neonSetupAfterMigrations(SetupAtStart setup) {
		return new SetupAfterMigrations(setup);
	}

	@Bean
	VerificationAtStart neonVerification(SetupProvider provider, ObjectProvider<SetupAfterMigrations> setup,
			SetupReport report, Environment environment) {
		return new VerificationAtStart(provider, setup, new SetupRule(environment), report);
	}

	@Bean
	SetupCommand neonSetupCommand(ObjectProvider<SetupProvider> setup) {
		return new SetupCommand(setup);
	}

	@Bean
	CheckCommand neonCheckCommand(ObjectProvider<SetupProvider> setup) {
		return new CheckCommand(setup);
	}

}
