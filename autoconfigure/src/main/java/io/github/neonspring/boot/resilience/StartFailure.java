package io.github.neonspring.boot.resilience;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Remembers why there was no connection during the start. It stays with a bean
 * definition, since the beans are gone when a failed start is analysed.
 *
 * @param beanFactory the bean factory
 */
record StartFailure(ConfigurableListableBeanFactory beanFactory) {

	private static final String BEAN = "neonPatience";

	private static final String ATTRIBUTE = StartFailure.class.getName();

	<E extends SQLException> E note(E failure) {
		this.beanFactory.getBeanDefinition(BEAN).setAttribute(ATTRIBUTE, failure);
		return failure;
	}

	static @Nullable SQLException of(BeanFactory beanFactory) {
		if (beanFactory instanceof ConfigurableListableBeanFactory listable && listable.containsBeanDefinition(BEAN)) {
			return (SQLException) listable.getBeanDefinition(BEAN).getAttribute(ATTRIBUTE);
		}
		return null;
	}

}
