package io.github.neonspring.boot.testkit.test;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * The properties that lead an application to its test database, whatever else is
 * configured.
 *
 * @param environment the application's environment
 * @param url the connection string of the test database
 * @param jdbcUrl the same for JDBC, without a user
 */
record TestProperties(Environment environment, String url, String jdbcUrl) {

	private static final List<String> LIBPQ = List.of("neon.url", "NEON_DATABASE_URL", "DATABASE_URL",
			"neon.direct-url", "NEON_DIRECT_URL", "DATABASE_URL_UNPOOLED");

	private static final List<String> REPLICAS = List.of("neon.read-replica-urls", "NEON_READ_REPLICA_URLS");

	private static final String DRIVER = "org.postgresql.Driver";

	/** By its name, because it needs HikariCP. */
	private static final String CREDENTIALS = TestProperties.class.getPackageName() + ".TestCredentials";

	/** Others that open a connection of their own as soon as they have a URL. */
	private static final List<String> OTHERS = List.of("spring.flyway.", "spring.liquibase.");

	static TestProperties of(Environment environment, NeonSimulator endpoint) {
		return new TestProperties(environment, endpoint.url(), endpoint.jdbcUrl());
	}

	/**
	 * Return those for ahead-of-time processing, which looks at names only: there is no
	 * database yet.
	 * @param environment the application's environment
	 * @return properties that lead to no database
	 */
	static TestProperties withoutDatabase(Environment environment) {
		return new TestProperties(environment, "postgresql://nobody:none@nowhere.invalid/nothing",
				"jdbc:postgresql://nowhere.invalid/nothing?");
	}

	Map<String, Object> urls() {
		Map<String, Object> urls = new LinkedHashMap<>();
		String name = "&ApplicationName=" + Worker.current().applicationName();
		LIBPQ.forEach((property) -> urls.put(property, this.url + name));
		REPLICAS.forEach((property) -> urls.put(property, ""));
		// pgjdbc tells its name with the login then, which saves a round trip
		String jdbc = this.jdbcUrl + name + "&assumeMinServerVersion=12";
		String[] login = URI.create(this.url).getUserInfo().split(":", 2);
		urls.putAll(Map.of("neon.username", login[0], "neon.password", login[1], "spring.datasource.url", jdbc,
				"spring.datasource.username", login[0], "spring.datasource.password", login[1],
				"spring.datasource.driver-class-name", DRIVER, "spring.test.database.replace", "none"));
		replace(urls, "spring.datasource.hikari.",
				Map.of("jdbc-url", jdbc, "username", login[0], "password", login[1], "driver-class-name", DRIVER,
						"data-source-class-name", "", "credentials-provider-class-name", CREDENTIALS));
		// The database is copied as soon as it is migrated
		urls.put("neon.migration.beside-start", "false");
		OTHERS.forEach((other) -> replace(urls, other, Map.of("url", jdbc, "user", login[0], "password", login[1])));
		replace(urls, "spring.r2dbc.", Map.of("url", jdbc.replace("jdbc:postgresql:", "r2dbc:postgresql:"), "username",
				login[0], "password", login[1]));
		return urls;
	}

	private void replace(Map<String, Object> urls, String prefix, Map<String, String> values) {
		values.forEach((property, value) -> {
			if (this.environment.containsProperty(prefix + property)) {
				urls.put(prefix + property, value);
			}
		});
	}

	// Below what the test itself sets, above the application's own settings
	Map<String, Object> pool() {
		return (ClassUtils.isPresent("io.github.neonspring.boot.pool.NeonPool", getClass().getClassLoader()))
				? Map.of("neon.pool.preset", "test") : Map.of("spring.datasource.hikari.minimum-idle", "1",
						"spring.datasource.hikari.maximum-pool-size", "2");
	}

}
