package io.github.neonspring.boot.poller;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.NeonKeepaliveAutoConfiguration;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Auto-configuration for naming what keeps the compute awake.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonKeepaliveAutoConfiguration.class)
@ConditionalOnBean(Keepalive.class)
public final class NeonPollerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DatabasePollers neonDatabasePollers(ListableBeanFactory beans, Environment environment, NeonPool pool,
			Keepalive keepalive) {
		return new DatabasePollers(beans, environment, pool, keepalive.mode());
	}

}
