package io.github.neonspring.boot.compute;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolAutoConfiguration;

/**
 * Auto-configuration for what is known of the compute.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonPoolAutoConfiguration.class)
@ConditionalOnBean(NeonPool.class)
@EnableConfigurationProperties(NeonKeepaliveProperties.class)
public final class NeonComputeAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ComputeActivity neonComputeActivity(NeonKeepaliveProperties properties, Environment environment) {
		boolean lazy = environment.getProperty("neon.connect.lazy", Boolean.class, false);
		return new ComputeActivity(Clock.systemUTC(), properties.getSuspendTimeout(), !lazy);
	}

}
