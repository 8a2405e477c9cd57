package io.github.neonspring.boot.connection;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ResourceLoader;

import io.github.neonspring.boot.connection.credentials.NeonCredentialsProperties;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.testkit.EmbeddedEndpoint;

/**
 * Auto-configuration for where the database is.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "io.github.neonspring.boot.testkit.NeonSimulatorAutoConfiguration")
@ConditionalOnClass({ Driver.class, JdbcConnectionDetails.class })
@ConditionalOnBooleanProperty(name = "neon.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ NeonProperties.class, NeonCredentialsProperties.class })
public final class NeonConnectionAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	NeonConnection neonConnection(NeonProperties properties, ConfigurableEnvironment environment,
			ObjectProvider<JdbcConnectionDetails> connectionDetails, ObjectProvider<FallbackEndpoint> fallback,
			ObjectProvider<NeonCredentialsProvider> credentials, ResourceLoader resourceLoader) {
		return new NeonConnection(properties, environment, connectionDetails, fallback, credentials,
				resourceLoader.getClassLoader());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(EmbeddedEndpoint.class)
	@ConditionalOnBean(EmbeddedEndpoint.class)
	static class EmbeddedEndpointConfiguration {

		@Bean
		@Lazy
		@Nullable FallbackEndpoint neonFallbackEndpoint(ObjectProvider<EmbeddedEndpoint> allowed) {
			EmbeddedEndpoint endpoint = allowed.getIfAvailable();
			return (endpoint != null) ? fallback(endpoint) : null;
		}

		private static FallbackEndpoint fallback(EmbeddedEndpoint endpoint) {
			return new FallbackEndpoint() {

				@Override
				public String connectionString() {
					return endpoint.connectionString();
				}

				@Override
				public List<String> replicaConnectionStrings() {
					return endpoint.replicaConnectionStrings();
				}

			};
		}

	}

}
