package io.github.neonspring.boot.fresh;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.testkit.test.TestDatabase;
import io.github.neonspring.boot.testkit.test.TestDatabaseInitializer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for migrations by the starter that take longer than the rest of the start, on
 * databases that are copied from a migrated one.
 */
class SlowMigrationTests {

	private final String run = UUID.randomUUID().toString();

	@Test
	void copiesAreMigratedInFullWithTheCredentialsOfTheTest() {
		for (int start = 0; start < 2; start++) {
			try (ConfigurableApplicationContext context = start()) {
				assertThat(steps(context)).isEqualTo(2);
				context.getBean(TestDatabase.class).renew();
				assertThat(steps(context)).isEqualTo(2);
				context.getBean(TestDatabase.class).renew();
				assertThat(steps(context)).isEqualTo(2);
			}
		}
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(Steps.class).web(WebApplicationType.NONE)
			.initializers(new TestDatabaseInitializer())
			.properties("spring.flyway.locations=classpath:db/slowly", "spring.flyway.placeholders.run=" + this.run,
					"spring.liquibase.enabled=false", "neon.migration.beside-start=true")
			.run();
	}

	private static long steps(ConfigurableApplicationContext context) {
		return context.getBean(JdbcClient.class).sql("select count(*) from step").query(Long.class).single();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Steps {

		@Bean
		NeonCredentialsProvider realCredentials() {
			return () -> new NeonCredentials("real", "hush-real");
		}

	}

}
