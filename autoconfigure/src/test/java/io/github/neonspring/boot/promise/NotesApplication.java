package io.github.neonspring.boot.promise;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application with JPA, Actuator and, if wanted, a web server.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
		excludeName = { "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration",
				"org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration" })
@EntityScan(basePackageClasses = NotesApplication.class)
class NotesApplication {

	static ConfigurableApplicationContext run(WebApplicationType type, String url, String... properties) {
		return new SpringApplicationBuilder(NotesApplication.class).web(type)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.pool.budget=off",
					"server.port=0", "neon.url=" + url)
			.properties(properties)
			.run();
	}

}
