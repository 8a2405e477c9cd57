package io.github.neonspring.boot.replica;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;

/**
 * Auto-configuration for read replicas. Whether there are any is known when the data
 * source is created.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonPoolAutoConfiguration.class)
@ConditionalOnBean(NeonPool.class)
@EnableConfigurationProperties(NeonReplicaProperties.class)
public final class NeonReplicaAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Replicas neonReplicas(NeonReplicaProperties properties) {
		return new Replicas(properties);
	}

}
