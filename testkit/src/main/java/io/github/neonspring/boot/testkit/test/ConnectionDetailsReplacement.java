package io.github.neonspring.boot.testkit.test;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.ClassUtils;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * Replaces the connection details that an application defines as beans, such as those
 * that it fetches from a vault, by those of the test database; those for migrations by
 * such that leave them to the application's data source. Spring Boot's own beans follow
 * the properties and may stay.
 *
 * @param endpoint the endpoint of the test database
 */
record ConnectionDetailsReplacement(NeonSimulator endpoint) implements BeanFactoryPostProcessor {

	private static final List<String> FOR_MIGRATIONS = List.of(
			"org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails",
			"org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails");

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		replace(beanFactory, JdbcConnectionDetails.class, () -> new TestConnectionDetails(this.endpoint.jdbcUrl()));
		ClassLoader classLoader = beanFactory.getBeanClassLoader();
		FOR_MIGRATIONS.stream()
			.filter((type) -> ClassUtils.isPresent(type, classLoader))
			.map((type) -> ClassUtils.resolveClassName(type, classLoader))
			.forEach((type) -> replace(beanFactory, type, () -> silent(type)));
	}

	private static <T> void replace(ConfigurableListableBeanFactory beanFactory, Class<T> details,
			Supplier<? extends T> replacement) {
		for (String name : beanFactory.getBeanNamesForType(details, true, false)) {
			Class<?> type = beanFactory.getType(name, false);
			if (beanFactory instanceof BeanDefinitionRegistry registry && registry.containsBeanDefinition(name)
					&& (type == null || !isSpringBoots(type, details))) {
				registry.removeBeanDefinition(name);
				registry.registerBeanDefinition(name,
						BeanDefinitionBuilder.genericBeanDefinition(details, replacement::get).getBeanDefinition());
			}
		}
	}

	private static boolean isSpringBoots(Class<?> type, Class<?> details) {
		return type.getPackage().equals(details.getPackage())
				&& type.getSimpleName().equals("Properties" + details.getSimpleName());
	}

	// Details that name neither a URL nor a user
	private static <T> T silent(Class<T> details) {
		return details.cast(Proxy.newProxyInstance(details.getClassLoader(), new Class<?>[] { details },
				ConnectionDetailsReplacement::nothing));
	}

	private static @Nullable Object nothing(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
		return switch (method.getName()) {
			case "equals" -> arguments != null && proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			case "toString" -> "TestConnectionDetails";
			default -> null;
		};
	}

}
