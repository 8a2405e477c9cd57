package io.github.neonspring.boot.migration;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;
import io.github.neonspring.boot.resilience.BringUp;

/**
 * Auto-configuration for schema migrations with Flyway.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonPoolAutoConfiguration.class, before = FlywayAutoConfiguration.class)
@ConditionalOnClass({ Flyway.class, FlywayAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
@EnableConfigurationProperties(NeonMigrationProperties.class)
@ImportRuntimeHints(MigrationRuntimeHints.class)
public final class NeonMigrationAutoConfiguration {

	@Bean
	static FlywayWithoutMigrations neonFlywayWithoutMigrations(Environment environment) {
		return new FlywayWithoutMigrations(environment);
	}

	@Bean
	@ConditionalOnMissingBean
	MigrationReport neonMigrationReport() {
		return new MigrationReport();
	}

	@Bean
	FastPath neonMigrationFastPath(NeonMigrationProperties properties) {
		return new FastPath(properties.isFastPath());
	}

	@Bean
	@ConditionalOnMissingBean(FlywayMigrationStrategy.class)
	MigrationBesideStart neonMigrationStrategy(MigrationReport report, FastPath fastPath,
			NeonMigrationProperties properties, MigrationGate gate, ConfigurableListableBeanFactory beanFactory,
			Environment environment) {
		return new MigrationBesideStart(new ReportingMigrationStrategy(report, fastPath),
				new BesideStartRule(properties.isBesideStart(), beanFactory, environment), gate);
	}

	@Bean
	MigrationGate neonMigrationGate() {
		return new MigrationGate();
	}

	@Bean
	@ConditionalOnMissingBean
	Migrations neonMigrations(ObjectProvider<Flyway> flyway, ObjectProvider<FlywayMigrationInitializer> initializers,
			MigrationReport report, FastPath fastPath, MigrationGate gate) {
		return new Migrations(flyway, initializers, report, fastPath, gate);
	}

	@Bean
	static LockPostProcessor neonMigrationLock() {
		return new LockPostProcessor();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(NeonPool.class)
	static class DirectEndpointConfiguration {

		@Bean
		DirectEndpointCustomizer neonDirectEndpointCustomizer(NeonPool pool, NeonConnection connection, BringUp bringUp,
				ObjectProvider<FlywayConnectionDetails> flywayConnectionDetails,
				@FlywayDataSource ObjectProvider<DataSource> flywayDataSource, ComputeActivity activity,
				MigrationGate gate, Environment environment) {
			return new DirectEndpointCustomizer(pool, connection, bringUp, flywayConnectionDetails, flywayDataSource,
					activity.connectingFor("migration"), gate, environment);
		}

	}

}
