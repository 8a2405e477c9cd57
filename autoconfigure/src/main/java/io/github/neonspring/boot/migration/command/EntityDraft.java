package io.github.neonspring.boot.migration.command;

import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Has Hibernate write down what it would change in the schema for the entities, and
 * change nothing.
 */
final class EntityDraft implements BeanPostProcessor {

	private static final String HEADER = """
			-- A draft by Hibernate of what the entities need and the schema lacks: read it before you apply it.
			-- It takes a renamed column for a new one, may want another type for a column whose type you chose,
			-- drops nothing and knows nothing of the data.

			""";

	private final ConfigurableListableBeanFactory beanFactory;

	private final StringWriter script = new StringWriter();

	EntityDraft(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Write the draft.
	 * @return the draft, or empty if the schema lacks nothing
	 */
	Optional<String> write() {
		this.beanFactory.addBeanPostProcessor(this);
		withoutInitializers();
		try {
			// Waits for one that is made in the background
			this.beanFactory.getBean(EntityManagerFactory.class).getMetamodel();
		}
		catch (NoUniqueBeanDefinitionException ex) {
			throw new IllegalStateException(
					"This application has several entity manager factories, and none is primary: " + ex.getMessage(),
					ex);
		}
		catch (NoSuchBeanDefinitionException ex) {
			throw new IllegalStateException("This application has no entities: " + ex.getMessage(), ex);
		}
		String statements = this.script.toString().replaceAll("(?m)^ {4}", "").strip();
		return statements.isEmpty() ? Optional.empty() : Optional.of(HEADER + statements + "\n");
	}

	// What an entity manager factory usually depends on makes or migrates the schema
	private void withoutInitializers() {
		for (String name : this.beanFactory.getBeanNamesForType(AbstractEntityManagerFactoryBean.class, true, false)) {
			redefine(BeanFactoryUtils.transformedBeanName(name));
		}
	}

	// Of what is defined already, the bean factory has a copy that a change does not
	// reach
	private void redefine(String name) {
		BeanDefinition definition = this.beanFactory.getBeanDefinition(name);
		definition.setDependsOn((String[]) null);
		if (this.beanFactory instanceof BeanDefinitionRegistry registry) {
			registry.removeBeanDefinition(name);
			registry.registerBeanDefinition(name, definition);
		}
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory) {
			factory.getJpaPropertyMap()
				.putAll(Map.of("hibernate.hbm2ddl.auto", "none",
						"jakarta.persistence.schema-generation.database.action", "none",
						"jakarta.persistence.schema-generation.scripts.action", "update",
						"jakarta.persistence.schema-generation.scripts.create-target", this.script,
						"hibernate.hbm2ddl.delimiter", ";", "hibernate.format_sql", "true"));
		}
		return bean;
	}

}
