package io.github.neonspring.docs;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@code docs/security.md} says about values in the messages of constraints.
 */
class SecurityPageTests {

	private static final String SETTING = "spring.datasource.hikari.data-source-properties.logServerErrorDetail=false";

	@Test
	void settingOfThePageKeepsValuesOutOfMessages() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.run("--" + SETTING)) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.execute("create table person (email text primary key)");
			jdbc.update("insert into person values ('ada@example.com')");
			assertThatExceptionOfType(DuplicateKeyException.class)
				.isThrownBy(() -> jdbc.update("insert into person values (?)", "ada@example.com"))
				.withMessageContaining("person_pkey")
				.withMessageNotContaining("ada@example.com");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
