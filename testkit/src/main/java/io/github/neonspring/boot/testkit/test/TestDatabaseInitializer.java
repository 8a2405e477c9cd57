package io.github.neonspring.boot.testkit.test;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Gives a Spring context a database of its own on the build's embedded PostgreSQL, as
 * {@link NeonTest} does; for tests that start an application themselves or with
 * {@code @ContextConfiguration(initializers = ...)}. The database is fresh when the
 * context starts; replace it with {@link TestDatabase#renew()}.
 *
 * @since 0.1.0
 */
public final class TestDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String BEAN = "neonTestDatabase";

	private static final String URLS = "neonTestUrls";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		if (beanFactory.containsSingleton(BEAN)) {
			return;
		}
		if (SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
			addProperties(context, TestProperties.withoutDatabase(context.getEnvironment()));
			return;
		}
		TestDatabase database = TestDatabase.create(context);
		registerLast(beanFactory, BEAN, database::close);
		beanFactory.registerSingleton(BEAN, database);
		beanFactory.registerSingleton("neonTestEndpoint", database.endpoint());
		addProperties(context, TestProperties.of(context.getEnvironment(), database.endpoint()));
		if (isPresent("org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails", context)) {
			context.addBeanFactoryPostProcessor(new ConnectionDetailsReplacement(database.endpoint()));
			beanFactory.addBeanPostProcessor(new OtherDatabases(database.endpoint()));
		}
		if (isPresent("org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer", context)) {
			MigrateOnce migrateOnce = new MigrateOnce(database, beanFactory);
			beanFactory.addBeanPostProcessor(migrateOnce);
			registerLast(beanFactory, "neonTestMigration", migrateOnce::close);
		}
	}

	// What is registered first is disposed of last
	private static void registerLast(ConfigurableListableBeanFactory beanFactory, String name, DisposableBean bean) {
		if (beanFactory instanceof DefaultSingletonBeanRegistry registry) {
			registry.registerDisposableBean(name, bean);
		}
	}

	private static boolean isPresent(String type, ConfigurableApplicationContext context) {
		return ClassUtils.isPresent(type, context.getClassLoader());
	}

	private static void addProperties(ConfigurableApplicationContext context, TestProperties properties) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		sources.addFirst(new MapPropertySource(URLS, properties.urls()));
		// Others put theirs first, too, and name databases that were not known yet
		context.addBeanFactoryPostProcessor(
				(beanFactory) -> sources.addFirst(new MapPropertySource(URLS, properties.urls())));
		PropertySource<?> pool = new MapPropertySource("neonTestPool", properties.pool());
		if (sources.contains(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
			sources.addBefore(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, pool);
		}
		else {
			sources.addLast(pool);
		}
	}

}
