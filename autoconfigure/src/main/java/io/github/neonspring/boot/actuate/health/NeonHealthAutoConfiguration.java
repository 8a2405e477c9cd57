package io.github.neonspring.boot.actuate.health;

import java.time.Clock;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.ComputeProbe;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.NeonKeepaliveAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.replica.NeonReplicaAutoConfiguration;
import io.github.neonspring.boot.replica.Replicas;
import io.github.neonspring.boot.resilience.EndpointBreaker;
import io.github.neonspring.boot.resilience.NeonResilienceAutoConfiguration;
import io.github.neonspring.boot.resilience.Prober;

/**
 * Auto-configuration for the health component {@code neon}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeonKeepaliveAutoConfiguration.class, NeonReplicaAutoConfiguration.class,
		NeonResilienceAutoConfiguration.class })
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean({ Keepalive.class, EndpointBreaker.class })
@ConditionalOnEnabledHealthIndicator("neon")
public final class NeonHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "neonHealthIndicator", "neonHealthContributor" })
	NeonHealthIndicator neonHealthContributor(NeonPool pool, ComputeActivity activity, ComputeProbe probe,
			Keepalive keepalive, EndpointBreaker breaker, Prober prober, ObjectProvider<Replicas> replicas) {
		return new NeonHealthIndicator(pool, activity, probe, keepalive, breaker, prober,
				new ReplicaDetails(replicas.getIfAvailable(Replicas::none)), Clock.systemUTC());
	}

	@Bean
	static DbHealthReplacement neonDbHealthReplacement(ObjectProvider<NeonPool> pool,
			ObjectProvider<DataSource> dataSource, ObjectProvider<HealthEndpointProperties> endpoint,
			Environment environment) {
		return new DbHealthReplacement(pool, dataSource, endpoint, environment);
	}

}
