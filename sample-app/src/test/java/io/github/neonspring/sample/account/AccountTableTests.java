package io.github.neonspring.sample.account;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

import io.github.neonspring.boot.testkit.EmbeddedEndpoint;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the accounts' table with {@code @JdbcTest}, on a database that the test
 * brings along as Testcontainers would.
 */
@JdbcTest
@DirtiesContext
class AccountTableTests {

	private static final NeonSimulator DATABASE = NeonSimulator.builder().database("brought").start();

	@AfterAll
	static void stopDatabase() {
		DATABASE.close();
	}

	@Test
	void connectionDetailsOfTheTestAreUsed(@Autowired JdbcClient jdbcClient, @Autowired EmbeddedEndpoint endpoint) {
		assertThat(jdbcClient.sql("select current_database()").query(String.class).single()).isEqualTo("brought");
		assertThat(jdbcClient.sql("select count(*) from account").query(Long.class).single()).isPositive();
		assertThat(endpoint.isStarted()).isFalse();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class DatabaseConfiguration {

		@Bean
		JdbcConnectionDetails jdbcConnectionDetails() {
			return new JdbcConnectionDetails() {

				@Override
				public String getJdbcUrl() {
					return DATABASE.jdbcUrl();
				}

				@Override
				public String getUsername() {
					return null;
				}

				@Override
				public String getPassword() {
					return null;
				}

			};
		}

	}

}
