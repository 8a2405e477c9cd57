package io.github.neonspring.docs.features;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * An application without entities, for tests that need one of their own, and an endpoint
 * for them.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = { HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class })
class PlainApplication {

	/**
	 * Ends with the JVM.
	 */
	static final NeonSimulator ENDPOINT = NeonSimulator.builder().user("app").password("hush").start();

	static ConfigurableApplicationContext run(Class<?> configuration, String... properties) {
		return new SpringApplicationBuilder(PlainApplication.class, configuration).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "spring.flyway.enabled=false",
					"neon.pool.budget=off", "neon.pool.preset=test")
			.properties(properties)
			.run();
	}

}
