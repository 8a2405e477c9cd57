package io.github.neonspring.boot.connection;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * Finds the setting that names the database. Where several are set, the one from the
 * property source of higher precedence wins, so that a test's property or a command-line
 * argument beats the shell; within one property source, the order is that of
 * {@link #CANDIDATES}.
 */
final class ConnectionSources {

	private static final List<Candidate> CANDIDATES = List.of(
			new Candidate(ConnectionSource.Kind.NEON, "neon.url", true),
			new Candidate(ConnectionSource.Kind.NEON, "NEON_DATABASE_URL", false),
			new Candidate(ConnectionSource.Kind.SPRING, "spring.datasource.hikari.jdbc-url", true),
			new Candidate(ConnectionSource.Kind.SPRING, "spring.datasource.url", true));

	private static final Candidate LAST = new Candidate(ConnectionSource.Kind.NEON, "DATABASE_URL", false);

	private final ConfigurableEnvironment environment;

	ConnectionSources(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	@Nullable ConnectionSource find() {
		for (PropertySource<?> propertySource : this.environment.getPropertySources()) {
			ConnectionSource found = find(propertySource, CANDIDATES);
			if (found != null) {
				return found;
			}
		}
		return findLast();
	}

	private @Nullable ConnectionSource findLast() {
		for (PropertySource<?> propertySource : this.environment.getPropertySources()) {
			ConnectionSource found = find(propertySource, List.of(LAST));
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private @Nullable ConnectionSource find(PropertySource<?> propertySource, List<Candidate> candidates) {
		if (ConfigurationPropertySources.isAttachedConfigurationPropertySource(propertySource)) {
			return null;
		}
		for (Candidate candidate : candidates) {
			Object value = candidate.valueIn(propertySource);
			String resolved = (value != null) ? this.environment.resolvePlaceholders(value.toString()) : null;
			if (StringUtils.hasText(resolved)) {
				return new ConnectionSource(candidate.kind, candidate.name, resolved);
			}
		}
		return null;
	}

	/**
	 * A setting to look for.
	 *
	 * @param kind what it is
	 * @param name its name
	 * @param relaxed whether other spellings of the name, such as an environment
	 * variable's, count
	 */
	private record Candidate(ConnectionSource.Kind kind, String name, boolean relaxed) {

		@Nullable Object valueIn(PropertySource<?> propertySource) {
			if (!this.relaxed) {
				return propertySource.getProperty(this.name);
			}
			ConfigurationPropertySource source = ConfigurationPropertySource.from(propertySource);
			ConfigurationProperty property = (source != null)
					? source.getConfigurationProperty(ConfigurationPropertyName.of(this.name)) : null;
			return (property != null) ? property.getValue() : null;
		}

	}

}
