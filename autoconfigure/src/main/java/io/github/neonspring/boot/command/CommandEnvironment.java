package io.github.neonspring.boot.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Environment of an application that runs a command: the application's own, but for what
 * would listen, print, wake or change anything of its own accord.
 *
 * @since 0.1.0
 */
public final class CommandEnvironment {

	private static final String NAME = "neonCommand";

	private static final String YES = "neon.yes";

	private static final Map<String, Object> PROPERTIES = Map.ofEntries(
			Map.entry("spring.main.web-application-type", "none"), Map.entry("spring.main.banner-mode", "off"),
			Map.entry("spring.main.log-startup-info", false), Map.entry("spring.main.keep-alive", false),
			Map.entry("spring.main.lazy-initialization", false), Map.entry("spring.jmx.enabled", false),
			Map.entry("spring.application.admin.enabled", false), Map.entry("spring.sql.init.mode", "never"),
			Map.entry("neon.connect.early-wake", false), Map.entry("neon.keepalive.mode", "off"),
			Map.entry("neon.pool.warm-up", false),
			// A command that starts JPA compares the schema, and for that must ask
			Map.entry("spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access", true));

	private static final Map<String, Object> DEFAULTS = Map.of("logging.level.root", "WARN");

	private CommandEnvironment() {
	}

	static void prepare(ConfigurableEnvironment environment, String command) {
		Map<String, Object> properties = new HashMap<>(PROPERTIES);
		// Who says "migrate" means it; other commands do what a start does
		if (CommandLine.parse(command).begins(List.of("migrate"))) {
			properties.put("spring.flyway.enabled", true);
		}
		// An argument without a value is an empty string, which is no boolean
		if ("".equals(environment.getProperty(YES))) {
			properties.put(YES, true);
		}
		environment.getPropertySources().addFirst(new MapPropertySource(NAME, properties));
		DefaultPropertiesPropertySource.addOrMerge(DEFAULTS, environment.getPropertySources());
	}

	/**
	 * Whether the application runs a command in the place of itself.
	 * @param environment the application's environment
	 * @return {@code false} for an ordinary start
	 */
	public static boolean isIn(Environment environment) {
		return environment instanceof ConfigurableEnvironment configurable
				&& configurable.getPropertySources().contains(NAME);
	}

}
