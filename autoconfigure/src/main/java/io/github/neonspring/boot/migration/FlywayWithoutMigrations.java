package io.github.neonspring.boot.migration;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import io.github.neonspring.boot.command.CommandEnvironment;

/**
 * Takes Spring Boot's Flyway beans away from an application that has no migrations: the
 * starter brings Flyway along, but an application that uses Liquibase,
 * {@code spring.sql.init} or nothing of the kind must start as if it had not, and get no
 * history table. Where a command runs, only the one goes that migrates at a start. The
 * beans have to go before the initialization order is worked out, since an initializer
 * that does nothing still has a place in it.
 */
final class FlywayWithoutMigrations implements BeanDefinitionRegistryPostProcessor {

	private static final Log logger = LogFactory.getLog(FlywayWithoutMigrations.class);

	private static final List<Class<?>> SIGNS_OF_MIGRATIONS = List.of(JavaMigration.class, Callback.class,
			MigrationResolver.class, FlywayConfigurationCustomizer.class);

	private final Environment environment;

	FlywayWithoutMigrations(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (!(registry instanceof ConfigurableListableBeanFactory beanFactory)) {
			return;
		}
		if (CommandEnvironment.isIn(this.environment)) {
			names(beanFactory, FlywayMigrationInitializer.class).forEach((name) -> disarm(registry, name));
		}
		else if (!isProcessed() && !hasMigrations(beanFactory)) {
			Stream.of(Flyway.class, FlywayMigrationInitializer.class)
				.flatMap((type) -> names(beanFactory, type))
				.filter((name) -> DefinedBy.springBoot(beanFactory, name))
				.forEach((name) -> remove(registry, name));
		}
	}

	// What a start finds may differ from what ahead-of-time processing finds
	private boolean isProcessed() {
		return this.environment.getProperty(AbstractAotProcessor.AOT_PROCESSING, Boolean.class, false);
	}

	// A command migrates when it is told to. Others may depend on the bean's name
	private static void disarm(BeanDefinitionRegistry registry, String name) {
		if (registry.containsBeanDefinition(name)) {
			registry.removeBeanDefinition(name);
			registry.registerBeanDefinition(name, new RootBeanDefinition(Object.class, Object::new));
		}
	}

	private void remove(BeanDefinitionRegistry registry, String name) {
		logger.debug("No migrations found: removing the bean " + name);
		if (AotDetector.useGeneratedArtifacts()) {
			// The order that was worked out ahead of time names it
			disarm(registry, name);
		}
		else {
			registry.removeBeanDefinition(name);
		}
	}

	private boolean hasMigrations(ConfigurableListableBeanFactory beanFactory) {
		return SIGNS_OF_MIGRATIONS.stream()
			.flatMap((type) -> names(beanFactory, type))
			.anyMatch((name) -> !DefinedBy.springBoot(beanFactory, name) && !DefinedBy.us(beanFactory, name))
				|| locations().anyMatch(this::hasScripts);
	}

	private Stream<String> locations() {
		Binder binder = Binder.get(this.environment);
		List<String> locations = binder.bind("spring.flyway.locations", Bindable.listOf(String.class))
			.orElse(List.of("classpath:db/migration"));
		List<String> callbackLocations = binder.bind("spring.flyway.callback-locations", Bindable.listOf(String.class))
			.orElse(List.of());
		return Stream.concat(locations.stream(), callbackLocations.stream());
	}

	private boolean hasScripts(String location) {
		String path = location.replace("{vendor}", "*");
		if (path.startsWith("filesystem:")) {
			return hasResources("file:" + path.substring("filesystem:".length()));
		}
		if (path.contains(":") && !path.startsWith("classpath:")) {
			return true;
		}
		String root = path.startsWith("classpath:") ? path.substring("classpath:".length()) : path;
		return hasResources("classpath*:" + root.replaceFirst("^/+", ""));
	}

	private boolean hasResources(String root) {
		try {
			return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(root + "/**/*.*"))
				.anyMatch((resource) -> resource.isReadable());
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static Stream<String> names(ConfigurableListableBeanFactory beanFactory, Class<?> type) {
		return Arrays.stream(beanFactory.getBeanNamesForType(type, true, false));
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
	}

}
