package io.github.neonspring.boot.migration;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

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
		BeanDefinition definition = beanFactory.getBeanDefinition(name);
		String definedBy = (definition.getFactoryBeanName() != null) ? definition.getFactoryBeanName()
				: definition.getBeanClassName();
		return definedBy != null && definedBy.startsWith(packagePrefix);
	}

}
