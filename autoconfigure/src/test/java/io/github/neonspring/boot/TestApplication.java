package io.github.neonspring.boot;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * A small application with everything auto-configured but JPA, Liquibase and a web
 * server.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
		excludeName = { "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
				"org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
				"org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration",
				"org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration" })
public class TestApplication {

	/**
	 * Run the application on a simulated endpoint.
	 * @param simulator the endpoint
	 * @param properties more properties
	 * @return the running application
	 */
	public static ConfigurableApplicationContext run(NeonSimulator simulator, String... properties) {
		List<String> all = new ArrayList<>(List.of("neon.url=" + simulator.url()));
		all.addAll(List.of(properties));
		return run(all.toArray(String[]::new));
	}

	/**
	 * Run the application.
	 * @param properties the properties
	 * @return the running application
	 */
	public static ConfigurableApplicationContext run(String... properties) {
		return new SpringApplicationBuilder(TestApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.pool.budget=off")
			.properties(properties)
			.run();
	}

}
