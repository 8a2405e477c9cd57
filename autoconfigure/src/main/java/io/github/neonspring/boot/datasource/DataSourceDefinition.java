package io.github.neonspring.boot.datasource;

import java.lang.reflect.Method;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.type.MethodMetadata;

/**
 * Tells from bean definitions whose the data source is.
 */
final class DataSourceDefinition {

	private DataSourceDefinition() {
	}

	/**
	 * Whether there is one data source, and it is ours: not replaced by a test's
	 * database, a mock or the like.
	 * @param beanFactory the bean factory with all definitions
	 * @return {@code false} if it is somebody else's
	 */
	static boolean isOurs(ConfigurableListableBeanFactory beanFactory) {
		String[] names = beanFactory.getBeanNamesForType(DataSource.class, true, false);
		return names.length == 1 && !beanFactory.containsSingleton(names[0])
				&& isFrom(NeonDataSourceAutoConfiguration.class, beanFactory, names[0]);
	}

	/**
	 * Whether a bean is the one that a configuration class defines, be it as found or as
	 * generated ahead of time.
	 * @param configuration the configuration class
	 * @param beanFactory the bean factory with all definitions
	 * @param name the name of the bean
	 * @return {@code false} if there is no such bean or somebody else defines it
	 */
	static boolean isFrom(Class<?> configuration, ConfigurableListableBeanFactory beanFactory, String name) {
		return beanFactory.containsBeanDefinition(name)
				&& configuration.getName().equals(declaringClass(beanFactory.getBeanDefinition(name)));
	}

	private static @Nullable String declaringClass(BeanDefinition definition) {
		if (definition instanceof AnnotatedBeanDefinition annotated) {
			MethodMetadata method = annotated.getFactoryMethodMetadata();
			return (method != null) ? method.getDeclaringClassName() : null;
		}
		Method method = (definition instanceof RootBeanDefinition root) ? root.getResolvedFactoryMethod() : null;
		return (method != null) ? method.getDeclaringClass().getName() : null;
	}

}
