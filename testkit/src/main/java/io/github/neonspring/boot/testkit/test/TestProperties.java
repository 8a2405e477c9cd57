package io.github.neonspring.boot.testkit.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * The properties that lead an application to its test database, whatever else is
 * configured.
 *
 * @param environment the application's environment
 * @param endpoint the endpoint of the test database
 */
record TestProperties(Environment environment, NeonSimulator endpoint) {

	private static final List<String> LIBPQ = List.of("neon.url", "NEON_DATABASE_URL", "DATABASE_URL",
			"neon.direct-url", "NEON_DIRECT_URL", "DATABASE_URL_UNPOOLED");

	/** Others that open a connection of their own as soon as they have a URL. */
	private static final List<String> OTHERS = List.of("spring.flyway.", "spring.liquibase.");

	Map<String, Object> urls() {
		Map<String, Object> urls = new LinkedHashMap<>();
		String name = "&ApplicationName=" + Worker.current().applicationName();
		LIBPQ.forEach((property) -> urls.put(property, this.endpoint.url() + name));
		Stream.of("neon.read-replica-urls", "NEON_READ_REPLICA_URLS", "neon.username", "neon.password")
			.forEach((property) -> urls.put(property, ""));
		// pgjdbc tells its name with the login then, which saves a round trip
		String jdbc = this.endpoint.jdbcUrl() + name + "&assumeMinServerVersion=12";
		urls.put("spring.datasource.url", jdbc);
		urls.put("spring.datasource.driver-class-name", "org.postgresql.Driver");
		Stream.of("username", "password").forEach((property) -> urls.put("spring.datasource." + property, ""));
		urls.put("spring.test.database.replace", "none");
		replace(urls, "spring.datasource.hikari.jdbc-url", jdbc);
		replace(urls, "spring.datasource.hikari.driver-class-name", "org.postgresql.Driver");
		Stream.of("username", "password", "data-source-class-name")
			.forEach((property) -> replace(urls, "spring.datasource.hikari." + property, ""));
		for (String other : OTHERS) {
			replace(urls, other + "url", jdbc);
			Stream.of("user", "password").forEach((property) -> replace(urls, other + property, ""));
		}
		replace(urls, "spring.r2dbc.url", jdbc.replace("jdbc:postgresql:", "r2dbc:postgresql:"));
		return urls;
	}

	private void replace(Map<String, Object> urls, String property, String value) {
		if (this.environment.containsProperty(property)) {
			urls.put(property, value);
		}
	}

	// Below what the test itself sets, above the application's own settings
	Map<String, Object> pool() {
		return (ClassUtils.isPresent("io.github.neonspring.boot.pool.NeonPool", getClass().getClassLoader()))
				? Map.of("neon.pool.preset", "test") : Map.of("spring.datasource.hikari.minimum-idle", "1",
						"spring.datasource.hikari.maximum-pool-size", "2");
	}

}
