package io.github.neonspring.boot.compatibility;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.container.ContainerImageMetadata;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers connection details as Testcontainers' {@code @ServiceConnection} does.
 */
public final class ServiceConnection implements ImportBeanDefinitionRegistrar {

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		RootBeanDefinition definition = new RootBeanDefinition(EndpointConnectionDetails.class,
				EndpointConnectionDetails::new);
		new ContainerImageMetadata("postgres:18").addTo(definition);
		registry.registerBeanDefinition("jdbcConnectionDetails", definition);
	}

	/**
	 * Connection details of an empty database.
	 */
	static final class EndpointConnectionDetails implements JdbcConnectionDetails {

		private final String url = Endpoint.emptyDatabaseForJdbc();

		@Override
		public String getJdbcUrl() {
			return this.url.replaceFirst("user=[^&]+&password=[^&]+&", "");
		}

		@Override
		public String getUsername() {
			return "neondb_owner";
		}

		@Override
		public String getPassword() {
			return Endpoint.password();
		}

	}

}
