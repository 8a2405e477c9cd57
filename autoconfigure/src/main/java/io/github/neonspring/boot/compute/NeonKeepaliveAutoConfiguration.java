package io.github.neonspring.boot.compute;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.NeonPoolProperties;

/**
 * Auto-configuration for keeping the compute awake. Not part of test slices, which must
 * open no connection of their own accord.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonComputeAutoConfiguration.class)
@ConditionalOnBean(ComputeActivity.class)
public final class NeonKeepaliveAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ComputeProbe neonComputeProbe(NeonPool pool, ComputeActivity activity) {
		return new ComputeProbe(pool, activity, Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	Keepalive neonKeepalive(NeonKeepaliveProperties properties, NeonPoolProperties poolProperties, NeonPool pool,
			ComputeActivity activity, ComputeProbe probe, Environment environment) {
		KeepaliveSchedule schedule = KeepaliveSchedule.of(properties);
		boolean lazy = environment.getProperty("neon.connect.lazy", Boolean.class, false);
		return new Keepalive(properties, lazy ? schedule.fromFirstUse() : schedule,
				WarmUp.isWanted(poolProperties, environment), pool, activity, probe, Clock.systemUTC());
	}

}
