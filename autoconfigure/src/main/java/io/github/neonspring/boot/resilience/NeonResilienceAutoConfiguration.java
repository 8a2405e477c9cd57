package io.github.neonspring.boot.resilience;

import org.postgresql.Driver;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for connecting to a database that is not there yet.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(Driver.class)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
@EnableConfigurationProperties(NeonConnectProperties.class)
public final class NeonResilienceAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	BringUp neonBringUp(NeonConnectProperties properties) {
		return new BringUp(properties.getRetryTimeout());
	}

}
