package io.github.neonspring.docs.features;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of credentials.md.
 */
class CredentialsSnippetsTests {

	@Test
	void providerSaysAsWhomToLogIn() {
		try (NeonSimulator endpoint = NeonSimulator.builder().user("app").password("hush").start();
				ConfigurableApplicationContext context = PlainApplication.run(Configured.class,
						"neon.url=" + endpoint.url().replaceFirst("//[^@]*@", "//app@"))) {
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select session_user", String.class))
				.isEqualTo("app");
		}
	}

	/**
	 * Keeps secrets.
	 */
	static class Vault {

		String password() {
			return "hush";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Configured {

		@Bean
		Vault vault() {
			return new Vault();
		}

		// snippet: provider
		@Bean
		NeonCredentialsProvider credentials(Vault vault) {
			return () -> new NeonCredentials("app", vault.password());
		}
		// end

	}

}
