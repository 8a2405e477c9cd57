package io.github.neonspring.boot.connection;

import java.nio.file.Path;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * The settings of an environment, with the files of its config trees read each time anew.
 * Spring Boot reads them once.
 */
final class ReadAgainEnvironment extends AbstractEnvironment {

	ReadAgainEnvironment(ConfigurableEnvironment environment) {
		environment.getPropertySources()
			.stream()
			.filter((source) -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
			.map(ReadAgainEnvironment::readAgain)
			.forEach(getPropertySources()::addLast);
		ConfigurationPropertySources.attach(this);
	}

	static boolean hasConfigTree(ConfigurableEnvironment environment) {
		return environment.getPropertySources().stream().anyMatch(ConfigTreePropertySource.class::isInstance);
	}

	private static PropertySource<?> readAgain(PropertySource<?> source) {
		return (source instanceof ConfigTreePropertySource tree) ? readAgain(tree.getName(), tree.getSource()) : source;
	}

	private static PropertySource<?> readAgain(String name, Path directory) {
		return new ConfigTreePropertySource(name, directory, ConfigTreePropertySource.Option.ALWAYS_READ,
				ConfigTreePropertySource.Option.AUTO_TRIM_TRAILING_NEW_LINE);
	}

}
