package io.github.neonspring.boot.datasource;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Has test slices such as {@code @DataJpaTest} keep the application's data source. They
 * would replace any data source that is not Spring Boot's own with an embedded database,
 * and fail where the class path has none. Where it has one, it is used as ever.
 */
final class SliceTestEnvironmentPostProcessor implements EnvironmentPostProcessor {

	private static final String SLICE = "org.springframework.boot.jdbc.test.autoconfigure.TestDatabaseAutoConfiguration";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		ClassLoader classLoader = application.getClassLoader();
		boolean enabled = environment.getProperty("neon.enabled", Boolean.class, true);
		if (enabled && ClassUtils.isPresent(SLICE, classLoader)
				&& EmbeddedDatabaseConnection.get(classLoader) == EmbeddedDatabaseConnection.NONE) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("neonSliceTests", Map.of("spring.test.database.replace", "none")));
		}
	}

}
