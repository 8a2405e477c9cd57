package io.github.neonspring.boot.poller;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * What tells that a poller is at work.
 *
 * @param types names of types; a bean of one of them is needed, unless there are none
 * @param condition what the application's properties must say
 */
record PollerSign(List<String> types, Predicate<Environment> condition) {

	static PollerSign beanOf(String... types) {
		return new PollerSign(List.of(types), (environment) -> true);
	}

	static PollerSign always() {
		return beanOf();
	}

	PollerSign onlyIf(String property, String value) {
		return and((environment) -> value.equalsIgnoreCase(environment.getProperty(property)));
	}

	PollerSign onlyIfAny(String... properties) {
		return and((environment) -> Arrays.stream(properties).anyMatch(environment::containsProperty));
	}

	PollerSign unless(String property, String value) {
		return and((environment) -> !value.equalsIgnoreCase(environment.getProperty(property)));
	}

	private PollerSign and(Predicate<Environment> more) {
		return new PollerSign(this.types, this.condition.and(more));
	}

	boolean isFound(ListableBeanFactory beans, Environment environment) {
		return this.condition.test(environment)
				&& (this.types.isEmpty() || this.types.stream().anyMatch((type) -> hasBean(beans, type)));
	}

	private static boolean hasBean(ListableBeanFactory beans, String type) {
		ClassLoader classLoader = (beans instanceof ConfigurableBeanFactory configurable)
				? configurable.getBeanClassLoader() : null;
		if (!ClassUtils.isPresent(type, classLoader)) {
			return false;
		}
		Class<?> found = ClassUtils.resolveClassName(type, classLoader);
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, found, true, false).length > 0;
	}

}
