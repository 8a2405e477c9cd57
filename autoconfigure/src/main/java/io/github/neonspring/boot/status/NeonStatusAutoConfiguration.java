package io.github.neonspring.boot.status;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.budget.ConnectionBudget;
import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.ComputeProbe;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.NeonKeepaliveAutoConfiguration;
import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.replica.Replicas;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.resilience.EndpointBreaker;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;
import io.github.neonspring.boot.session.Sessions;
import io.github.neonspring.boot.setup.SetupReport;
import io.github.neonspring.boot.transaction.TransactionRetries;

/**
 * Auto-configuration for what programs can know of the database and do about it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeonGuardAutoConfiguration.class, NeonKeepaliveAutoConfiguration.class,
		NeonResilienceAutoConfiguration.class })
@ConditionalOnBean({ NeonPool.class, ComputeActivity.class, EndpointBreaker.class, Sessions.class })
@EnableConfigurationProperties(NeonProcessProperties.class)
public final class NeonStatusAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NeonStatus neonStatus(NeonProcessProperties properties, Environment environment, NeonConnection connection,
			NeonPool pool, Sessions sessions, ComputeActivity activity, BringUp bringUp, EndpointBreaker breaker,
			NeonStatus.OptionalParts neonStatusParts) {
		return new NeonStatus(new ProcessFacts(properties, environment), connection, pool, sessions, activity, bringUp,
				breaker, neonStatusParts);
	}

	@Bean
	NeonStatus.OptionalParts neonStatusParts(ObjectProvider<Keepalive> keepalive,
			ObjectProvider<TransactionRetries> retries, ObjectProvider<MigrationReport> migrations,
			ObjectProvider<Replicas> replicas, ObjectProvider<SetupReport> setup,
			ObjectProvider<ConnectionBudget> budget) {
		return new NeonStatus.OptionalParts(keepalive, retries, migrations, replicas, setup, budget);
	}

	@Bean
	@ConditionalOnBean({ Keepalive.class, ComputeProbe.class })
	@ConditionalOnMissingBean
	NeonOperations neonOperations(NeonPool pool, Keepalive keepalive, ComputeProbe probe,
			ObjectProvider<Replicas> replicas) {
		return new NeonOperations(pool, keepalive, probe, replicas);
	}

}
