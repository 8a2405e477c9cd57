package io.github.neonspring.boot.datasource;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.NeonComputeAutoConfiguration;
import io.github.neonspring.boot.compute.NeonKeepaliveProperties;
import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.guard.Guarding;
import io.github.neonspring.boot.migration.MigrationGate;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.replica.NeonReplicaAutoConfiguration;
import io.github.neonspring.boot.replica.Replicas;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;
import io.github.neonspring.boot.resilience.Patience;

/**
 * Auto-configuration for the data source: ours for PostgreSQL, Spring Boot's for any
 * other database. Which of them is decided when the data source is created, because
 * ahead-of-time processing would freeze it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeonComputeAutoConfiguration.class, NeonReplicaAutoConfiguration.class,
		NeonResilienceAutoConfiguration.class }, before = DataSourceAutoConfiguration.class)
@ConditionalOnBean({ NeonPool.class, ComputeActivity.class, Patience.class })
public final class NeonDataSourceAutoConfiguration {

	@Bean
	DataSourceComposition neonDataSourceComposition(NeonPool pool, Patience patience, Guarding guarding,
			ComputeActivity activity, NeonKeepaliveProperties keepalive, ObjectProvider<MigrationGate> gate,
			ReplicaComposition replicas, Environment environment) {
		boolean lazy = "lazy".equalsIgnoreCase(environment.getProperty("spring.datasource.connection-fetch"));
		return new DataSourceComposition(pool, patience, guarding, activity, keepalive.getMode(),
				gate.getIfAvailable(MigrationGate::new), lazy, replicas);
	}

	@Bean
	ReplicaComposition neonReplicaComposition(NeonPool pool, Patience patience, Guarding guarding,
			NeonKeepaliveProperties keepalive, ObjectProvider<Replicas> replicas) {
		return new ReplicaComposition(pool, patience, guarding, keepalive, replicas.getIfAvailable(Replicas::none));
	}

	@Bean
	@ConditionalOnMissingBean
	DataSource dataSource(NeonConnection connection, DataSourceComposition composition, DataSourceProperties properties,
			ObjectProvider<JdbcConnectionDetails> connectionDetails, Environment environment) {
		return connection.resolve()
			.map(composition::of)
			.orElseGet(() -> new PlainDataSource(properties, connectionDetails.getIfAvailable(), environment,
					composition.lazy())
				.create());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.boot.jdbc.test.autoconfigure.TestDatabaseAutoConfiguration")
	static class SliceTestConfiguration {

		@Bean
		static TestDatabaseProtection neonTestDatabaseProtection(ConfigurableEnvironment environment) {
			return new TestDatabaseProtection(environment);
		}

	}

}
