package io.github.neonspring.boot.migration;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Tells whose a bean definition is, by the package of the class that makes it.
 */
final class DefinedBy {

	private DefinedBy() {
	}

	static boolean springBoot(ConfigurableListableBeanFactory beanFactory, String name) {
		return isFrom("org.springframework.boot.", beanFactory, name);
	}

	static boolean us(ConfigurableListableBeanFactory beanFactory, String name) {
		return isFrom(DefinedBy.class.getPackageName(), beanFactory, name);
	}

	private static boolean isFrom(String packagePrefix, ConfigurableListableBeanFactory beanFactory, String name) {
		if (!beanFactory.containsBeanDefinition(name)) {
			return false;
		}
		String definedBy = definedBy(beanFactory.getBeanDefinition(name));
		return definedBy != null && definedBy.startsWith(packagePrefix);
	}

	private static @Nullable String definedBy(BeanDefinition definition) {
		if (definition.getFactoryBeanName() != null) {
			return definition.getFactoryBeanName();
		}
		// One that was generated ahead of time knows its method, and names the bean's
		// class
		Method method = (definition instanceof RootBeanDefinition root) ? root.getResolvedFactoryMethod() : null;
		return (method != null) ? method.getDeclaringClass().getName() : definition.getBeanClassName();
	}

}
