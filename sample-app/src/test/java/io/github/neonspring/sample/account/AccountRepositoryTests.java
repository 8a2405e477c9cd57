package io.github.neonspring.sample.account;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.neonspring.boot.testkit.EmbeddedEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccountRepository} on an embedded endpoint, which {@code @DataJpaTest}
 * takes as it finds it.
 */
@DataJpaTest
class AccountRepositoryTests {

	/** As many as a pool of plain Spring Boot keeps. */
	private static final long CONNECTIONS_OF_PLAIN_SPRING_BOOT = 10;

	@Autowired
	private AccountRepository accounts;

	@Test
	void accountsAreStoredInPostgres(@Autowired TestEntityManager entityManager, @Autowired JdbcClient jdbcClient) {
		long total = this.accounts.sumOfBalances();
		Account account = entityManager.persistFlushFind(new Account("Barbara", 700));
		assertThat(account.getOwner()).isEqualTo("Barbara");
		assertThat(this.accounts.sumOfBalances()).isEqualTo(total + 700);
		assertThat(jdbcClient.sql("select version()").query(String.class).single()).startsWith("PostgreSQL 1");
	}

	@Test
	void scriptsAreMigratedAndTheirAccountsAreThere() {
		assertThat(this.accounts.findAll()).extracting(Account::getOwner).contains("Ada").doesNotContain("Barbara");
	}

	@Test
	void noMoreConnectionsAreOpenedThanOnPlainSpringBoot(@Autowired EmbeddedEndpoint endpoint) {
		assertThat(this.accounts.count()).isPositive();
		assertThat(endpoint.simulator().stats().connects()).isBetween(1L, CONNECTIONS_OF_PLAIN_SPRING_BOOT);
	}

}
