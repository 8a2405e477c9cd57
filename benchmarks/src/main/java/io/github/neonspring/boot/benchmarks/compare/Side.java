package io.github.neonspring.boot.benchmarks.compare;

import java.io.File;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the application runs on. The two differ in the class path and in the variables
 * that name the database, and in nothing else.
 */
enum Side {

	/**
	 * Spring Boot with its own starters for JDBC, JPA, Flyway and Actuator.
	 */
	PLAIN("(testkit|autoconfigure|starter)") {

		@Override
		Map<String, String> variables(Address address) {
			return Map.of("SPRING_DATASOURCE_URL", address.jdbcUrl(), "SPRING_DATASOURCE_USERNAME", address.user(),
					"SPRING_DATASOURCE_PASSWORD", address.password());
		}

	},

	/**
	 * The same with the starter.
	 */
	STARTER("testkit") {

		@Override
		Map<String, String> variables(Address address) {
			return Map.of("NEON_DATABASE_URL", address.libpqUrl(), "NEON_POOL_PRESET", "production");
		}

	};

	private final Pattern withheld;

	Side(String modules) {
		this.withheld = Pattern
			.compile(".*[\\\\/](%1$s[\\\\/]target[\\\\/]classes[\\\\/]?|neon-spring-boot-%1$s-[^\\\\/]*\\.jar)"
				.formatted(modules));
	}

	/**
	 * Return how the application is told where its database is.
	 * @param address the address of the database
	 * @return environment variables
	 */
	abstract Map<String, String> variables(Address address);

	/**
	 * Return the class path of the application.
	 * @param all the class path of this process
	 * @return the same without the modules that this side does not have
	 */
	String classPath(String all) {
		return Arrays.stream(all.split(File.pathSeparator))
			.filter((entry) -> !this.withheld.matcher(entry).matches())
			.collect(Collectors.joining(File.pathSeparator));
	}

}
