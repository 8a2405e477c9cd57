package io.github.neonspring.docs.features;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of credentials.md.
 */
class CredentialsSnippetsTests {

	@Test
	void providerSaysAsWhomToLogIn() {
		String url = PlainApplication.ENDPOINT.url().replaceFirst("//[^@]*@", "//app@");
		try (ConfigurableApplicationContext context = PlainApplication.run(Configured.class, "neon.url=" + url)) {
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
