package io.github.neonspring.docs.features;

import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of connection-string.md.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionStringSnippetsTests {

	private static final Pattern DECISION = Pattern.compile("Database \\S+/neondb \\([A-Z_]+\\) from \\S.*;"
			+ " pool preset \\w+; TLS \\S+; keepalive while-used; migrations over \\S+/neondb");

	@Test
	void beanSaysWhereTheDatabaseIs(CapturedOutput output) {
		try (ConfigurableApplicationContext context = PlainApplication.run(Configured.class)) {
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select session_user", String.class))
				.isEqualTo("app");
		}
		assertThat(output).containsPattern(DECISION).doesNotContain("hush");
		assertThat(Path.of("features/connection-string.md")).content().containsPattern(DECISION);
	}

	/**
	 * Knows where things are.
	 */
	static class Inventory {

		String databaseUrl() {
			return PlainApplication.ENDPOINT.jdbcUrl().replaceAll("(user|password)=[^&]*&?", "");
		}

		String databaseUser() {
			return "app";
		}

		String databasePassword() {
			return "hush";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Configured {

		@Bean
		Inventory inventory() {
			return new Inventory();
		}

		// snippet: details
		@Bean
		JdbcConnectionDetails database(Inventory inventory) {
			return new JdbcConnectionDetails() {

				@Override
				public String getJdbcUrl() {
					return inventory.databaseUrl();
				}

				@Override
				public String getUsername() {
					return inventory.databaseUser();
				}

				@Override
				public String getPassword() {
					return inventory.databasePassword();
				}

			};
		}
		// end

	}

}
