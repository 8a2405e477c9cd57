package io.github.neonspring.boot.actuate.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.NeonKeepaliveAutoConfiguration;
import io.github.neonspring.boot.compute.NeonKeepaliveProperties;
import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.migration.NeonMigrationAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.replica.Replicas;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.resilience.EndpointBreaker;
import io.github.neonspring.boot.session.Sessions;
import io.github.neonspring.boot.transaction.TransactionRetries;

/**
 * Auto-configuration for meters.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeonKeepaliveAutoConfiguration.class, NeonMigrationAutoConfiguration.class },
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
public final class NeonMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NeonMeterBinder neonMeterBinder(ObjectProvider<MigrationReport> migrations,
			ObjectProvider<EndpointBreaker> breaker) {
		return new NeonMeterBinder(migrations, breaker);
	}

	@Bean
	@ConditionalOnMissingBean
	ComputeMeterBinder neonComputeMeterBinder(ObjectProvider<ComputeActivity> activity,
			ObjectProvider<Keepalive> keepalive, ObjectProvider<NeonKeepaliveProperties> properties) {
		return new ComputeMeterBinder(activity, keepalive, properties);
	}

	@Bean
	@ConditionalOnMissingBean
	TransactionMeterBinder neonTransactionMeterBinder(ObjectProvider<NeonPool> pool,
			ObjectProvider<TransactionRetries> retries) {
		return new TransactionMeterBinder(pool, retries);
	}

	@Bean
	@ConditionalOnMissingBean
	ConnectMeterBinder neonConnectMeterBinder(ObjectProvider<BringUp> bringUp, ObjectProvider<NeonPool> pool) {
		return new ConnectMeterBinder(bringUp, pool);
	}

	@Bean
	@ConditionalOnMissingBean
	ReplicaMeterBinder neonReplicaMeterBinder(ObjectProvider<Replicas> replicas) {
		return new ReplicaMeterBinder(replicas);
	}

	@Bean
	@ConditionalOnMissingBean
	SessionMeterBinder neonSessionMeterBinder(ObjectProvider<Sessions> sessions) {
		return new SessionMeterBinder(sessions);
	}

}
