package io.github.neonspring.boot.testkit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * {@link AutoConfiguration Auto-configuration} for the embedded endpoint. It only offers
 * the endpoint; whether it is used, and so started, is the starter's decision.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@Conditional(OnEmbeddedEndpointAllowed.class)
@EnableConfigurationProperties(NeonSimulatorProperties.class)
public final class NeonSimulatorAutoConfiguration {

	// Ahead-of-time processing has evaluated the condition for its own profile: the one
	// that the application starts with counts
	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@Nullable EmbeddedEndpoint neonEmbeddedEndpoint(NeonSimulatorProperties properties, Environment environment) {
		if (!OnEmbeddedEndpointAllowed.outcome(environment).isMatch()) {
			return null;
		}
		NeonSimulatorBuilder builder = NeonSimulator.builder()
			.idleTimeout(properties.getIdleTimeout())
			.coldStart(properties.getColdStart())
			.latency(properties.getLatency())
			.port(properties.getPort())
			.replicas(properties.getReplicas())
			.tls(properties.getTls());
		PropertyMapper.get().from(properties::getDataDirectory).to(builder::dataDirectory);
		return new EmbeddedEndpoint(builder);
	}

}
