package io.github.neonspring.docs.features;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application without entities, for tests that need one of their own.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
class PlainApplication {

	static ConfigurableApplicationContext run(Class<?> configuration, String... properties) {
		return new SpringApplicationBuilder(PlainApplication.class, configuration).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "spring.flyway.enabled=false",
					"neon.pool.budget=off", "neon.pool.preset=test")
			.properties(properties)
			.run();
	}

}
