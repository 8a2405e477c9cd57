package io.github.neonspring.boot.compatibility;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The shell that an application is started from, with nothing exported but what a test
 * says.
 *
 * @param variables the exported variables
 */
record Shell(Map<String, Object> variables) implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final Shell EMPTY = new Shell(Map.of());

	static Shell exporting(String name, String value) {
		return new Shell(Map.of(name, value));
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		sources.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						this.variables));
	}

}
