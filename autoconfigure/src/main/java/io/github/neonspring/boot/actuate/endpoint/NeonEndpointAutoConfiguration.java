package io.github.neonspring.boot.actuate.endpoint;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for what Actuator's endpoints may show.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
public final class NeonEndpointAutoConfiguration {

	@Bean
	ConnectionStringSanitizingFunction neonConnectionStringSanitizingFunction() {
		return new ConnectionStringSanitizingFunction();
	}

}
