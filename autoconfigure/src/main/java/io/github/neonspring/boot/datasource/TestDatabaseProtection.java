package io.github.neonspring.boot.datasource;

import java.util.Arrays;
import java.util.List;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.container.ContainerImageMetadata;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Has test slices with an embedded database on the class path keep a data source that is
 * connected to a test database: a Testcontainers {@code @ServiceConnection}, or a URL
 * from a {@code @DynamicPropertySource}. Spring Boot would keep its own then, but takes
 * ours for one that the application has written, and replaces it.
 */
final class TestDatabaseProtection implements BeanDefinitionRegistryPostProcessor, Ordered {

	/**
	 * The replacement that spares test databases; the one that spares nothing is called
	 * otherwise (TestDatabaseAutoConfiguration).
	 */
	private static final String REPLACEMENT = "nonTestEmbeddedDataSourceBeanFactoryPostProcessor";

	private static final String DYNAMIC = "org.springframework.test.context.support.DynamicValuesPropertySource";

	private static final List<String> URLS = List.of("neon.url", "NEON_DATABASE_URL", "spring.datasource.url");

	private final ConfigurableEnvironment environment;

	TestDatabaseProtection(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry instanceof ConfigurableListableBeanFactory beanFactory
				&& registry.containsBeanDefinition(REPLACEMENT) && DataSourceDefinition.isOurs(beanFactory)
				&& (isContainer(beanFactory) || isDynamic() || isContainerUrl())) {
			registry.removeBeanDefinition(REPLACEMENT);
		}
	}

	private static boolean isContainer(ConfigurableListableBeanFactory beanFactory) {
		return Arrays.stream(beanFactory.getBeanNamesForType(JdbcConnectionDetails.class, true, false))
			.filter(beanFactory::containsBeanDefinition)
			.anyMatch((name) -> ContainerImageMetadata.isPresent(beanFactory.getBeanDefinition(name)));
	}

	private boolean isDynamic() {
		return this.environment.getPropertySources()
			.stream()
			.filter((source) -> source.getClass().getName().equals(DYNAMIC))
			.anyMatch(TestDatabaseProtection::namesDatabase);
	}

	private static boolean namesDatabase(PropertySource<?> source) {
		return URLS.stream().anyMatch(source::containsProperty);
	}

	private boolean isContainerUrl() {
		return this.environment.getProperty("spring.datasource.url", "").startsWith("jdbc:tc:");
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
	}

	@Override
	public int getOrder() {
		// Before the replacement, which has no order
		return Ordered.LOWEST_PRECEDENCE;
	}

}
