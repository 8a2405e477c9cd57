package io.github.neonspring.docs.features;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.resilience.DatabaseUnavailableException;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of outages.md.
 */
class OutagesSnippetsTests {

	@Test
	void callerHasSomethingBetterThanAFailure() {
		NeonSimulator endpoint = PlainApplication.ENDPOINT;
		try (ConfigurableApplicationContext context = PlainApplication.run(Currencies.class,
				"neon.url=" + endpoint.url(), "neon.circuit-breaker.open-after=1s")) {
			Currencies currencies = context.getBean(Currencies.class);
			assertThat(currencies.all()).containsExactly("EUR", "USD");
			endpoint.down();
			assertThat(currencies.all()).containsExactly("EUR", "USD");
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
				// One that was being opened just then may have come through
				endpoint.kill();
				assertThatExceptionOfType(DatabaseUnavailableException.class)
					.isThrownBy(() -> jdbc.queryForObject("select 1", Integer.class))
					.withMessageMatching("\\S+/neondb has been out of reach since \\S+Z \\(\\d+ s\\)\\. .*");
			});
		}
		finally {
			endpoint.up();
		}
	}

	@Test
	void pageHasTheWordsOfTheException() {
		assertThat(Path.of("features/outages.md")).content()
			.containsPattern("has been out of reach since \\S+Z \\(\\d+ s\\)\\. "
					+ Pattern.quote(ConnectFailure.CONNECTION_REFUSED.getDescription() + " "
							+ ConnectFailure.CONNECTION_REFUSED.getAction()));
		assertThat(Path.of("features/start.md")).content()
			.contains("is not there yet. " + ConnectFailure.CONNECTION_REFUSED.getDescription() + " Trying again");
	}

	/**
	 * What is read seldom and changes seldom.
	 */
	static class Currencies {

		private final JdbcClient jdbc;

		private volatile List<String> known = List.of();

		Currencies(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		// snippet: fallback
		List<String> all() {
			try {
				this.known = this.jdbc.sql("values ('EUR'), ('USD')").query(String.class).list();
			}
			catch (DataAccessResourceFailureException | TransientDataAccessResourceException ex) {
				// What was known before is better than nothing
			}
			return this.known;
		}
		// end

	}

}
