package io.github.neonspring.boot.datasource;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration for a connection that is opened while the application starts. Not
 * part of test slices, which must open no connection of their own accord.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NeonDataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSourceComposition.class)
public final class NeonEarlyWakeAutoConfiguration {

	// Whether it wakes anything is decided at start: ahead-of-time processing would
	// freeze a condition
	@Bean
	static EarlyWake neonEarlyWake(ConfigurableEnvironment environment) {
		return new EarlyWake(environment, Clock.systemUTC());
	}

}
