package io.github.neonspring.boot.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.weaving.LoadTimeWeaverAware;

/**
 * Makes every bean of the application one that is created only when something asks for
 * it. Has no order, and so comes after those that define more beans.
 */
final class NothingEager implements BeanFactoryPostProcessor {

	/** A refresh creates these, lazy or not; entity manager factories are among them. */
	private static final List<Class<?>> EVER_EAGER = List.of(LoadTimeWeaverAware.class, BeanFactoryInitializer.class);

	private final Map<String, BeanDefinition> heldBack = new LinkedHashMap<>();

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanDefinitionNames()) {
			beanFactory.getBeanDefinition(name).setLazyInit(true);
		}
		if (beanFactory instanceof BeanDefinitionRegistry registry) {
			EVER_EAGER.stream()
				.flatMap((type) -> Arrays.stream(beanFactory.getBeanNamesForType(type, false, false)))
				.forEach((name) -> holdBack(registry, BeanFactoryUtils.transformedBeanName(name)));
		}
	}

	private void holdBack(BeanDefinitionRegistry registry, String name) {
		if (registry.containsBeanDefinition(name)) {
			this.heldBack.put(name, registry.getBeanDefinition(name));
			registry.removeBeanDefinition(name);
		}
	}

	/**
	 * Define again what was held back, after the refresh.
	 * @param registry the registry
	 */
	void release(BeanDefinitionRegistry registry) {
		this.heldBack.forEach(registry::registerBeanDefinition);
		this.heldBack.clear();
	}

}
