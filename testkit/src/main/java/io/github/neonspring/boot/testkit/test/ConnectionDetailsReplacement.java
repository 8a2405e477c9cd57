package io.github.neonspring.boot.testkit.test;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * Replaces the connection details that an application defines as beans, such as those
 * that it fetches from a vault, by those of the test database. Spring Boot's own bean
 * follows the properties and may stay.
 *
 * @param endpoint the endpoint of the test database
 */
record ConnectionDetailsReplacement(NeonSimulator endpoint) implements BeanFactoryPostProcessor {

	private static final String SPRING_BOOTS = "org.springframework.boot.jdbc.autoconfigure.PropertiesJdbcConnectionDetails";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanNamesForType(JdbcConnectionDetails.class, true, false)) {
			Class<?> type = beanFactory.getType(name, false);
			if (beanFactory instanceof BeanDefinitionRegistry registry && registry.containsBeanDefinition(name)
					&& (type == null || !SPRING_BOOTS.equals(type.getName()))) {
				registry.removeBeanDefinition(name);
				registry.registerBeanDefinition(name,
						BeanDefinitionBuilder
							.genericBeanDefinition(JdbcConnectionDetails.class,
									() -> new TestConnectionDetails(this.endpoint.jdbcUrl()))
							.getBeanDefinition());
			}
		}
	}

}
