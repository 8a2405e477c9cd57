package io.github.neonspring.boot.actuate.endpoint;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.poller.NeonPollerAutoConfiguration;
import io.github.neonspring.boot.status.NeonOperations;
import io.github.neonspring.boot.status.NeonStatusAutoConfiguration;

/**
 * Auto-configuration for the endpoint {@code neon} and for what Actuator's other
 * endpoints may show.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { NeonPollerAutoConfiguration.class, NeonStatusAutoConfiguration.class })
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
public final class NeonEndpointAutoConfiguration {

	@Bean
	ConnectionStringSanitizingFunction neonConnectionStringSanitizingFunction() {
		return new ConnectionStringSanitizingFunction();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnBean(NeonOperations.class)
	@EnableConfigurationProperties(NeonEndpointProperties.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnAvailableEndpoint
		NeonEndpoint neonEndpoint(ObjectProvider<NeonEndpointSection> sections, NeonOperations operations,
				NeonEndpointProperties properties) {
			return new NeonEndpoint(sections.orderedStream().toList(),
					new NeonEndpointOperations(properties.isOperations(), operations));
		}

	}

}
