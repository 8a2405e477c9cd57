package io.github.neonspring.boot.transaction;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.resilience.DatabaseUnavailableException;
import io.github.neonspring.boot.resilience.EndpointUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what leaves Spring when the database cannot be reached.
 */
class DatabaseUnavailableTests extends BankTests {

	@Autowired
	private JdbcTemplate jdbcTemplate;

	@Autowired
	private NamedParameterJdbcTemplate namedParameterJdbcTemplate;

	@Autowired
	private EntityManager entityManager;

	@BeforeEach
	void databaseIsDown() {
		this.dataSource.unavailable = true;
	}

	@Test
	void annotatedTransactionSaysSo() {
		saysSo(() -> this.bank.addUnlabelled(5));
		saysSo(() -> this.bank.addByJpa(5));
		assertThat(this.bank.disturbance().asked()).isZero();
	}

	@Test
	void anyTransactionTemplateSaysSo() {
		saysSo(() -> this.transactionTemplate.executeWithoutResult((status) -> {
		}));
		saysSo(() -> this.transactionTemplate.retryable().executeWithoutResult((status) -> {
		}));
		saysSo(() -> new TransactionTemplate(new NeonJdbcTransactionManager(this.dataSource))
			.executeWithoutResult((status) -> {
			}));
	}

	@Test
	void jdbcTemplatesSaySo() {
		saysSo(() -> this.jdbcTemplate.execute("select 1"));
		saysSo(() -> this.jdbcTemplate.update("update account set balance = ?", 1));
		saysSo(() -> this.namedParameterJdbcTemplate.getJdbcOperations().execute("select 1"));
		saysSo(() -> this.jdbcClient.sql("select 1").query(Integer.class).single());
	}

	@Test
	void repositorySaysSo() {
		saysSo(() -> this.accounts.findById(1L));
		saysSo(() -> this.accounts.save(new Account(5, 50)));
	}

	@Test
	void connectionThatIsFetchedLateSaysSo() {
		this.dataSource.unavailable = false;
		this.dataSource.unavailableOnFirstStatement = true;
		saysSo(() -> this.bank.addByJpa(5));
		saysSo(() -> this.bank.addByJdbc(5));
		saysSo(() -> this.jdbcTemplate.execute("select 1"));
		saysSo(() -> this.accounts.findById(1L));
		saysSo(() -> this.transactionTemplate
			.executeWithoutResult((status) -> this.entityManager.find(Account.class, 1L)));
	}

	@Test
	void exceptionOfTheApplicationIsLeftAlone() {
		this.dataSource.unavailable = false;
		assertThatIllegalStateException().isThrownBy(() -> this.bank.within(() -> {
			this.dataSource.unavailable = true;
			try {
				this.bank.addBeside(5);
			}
			catch (DatabaseUnavailableException ex) {
				throw new IllegalStateException("No second transaction", ex);
			}
		}));
	}

	@Test
	void jdbcTemplateStillTakesPartInTransactions() {
		this.dataSource.unavailable = false;
		assertThat(this.jdbcTemplate.getDataSource()).isSameAs(this.dataSource);
		this.transactionTemplate.executeWithoutResult((status) -> {
			this.bank.add(5);
			assertThat(this.entityManager.createNativeQuery("select balance from account where id = 1", Long.class)
				.getSingleResult()).isEqualTo(105L);
			status.setRollbackOnly();
		});
		assertThat(balance()).isEqualTo(100);
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
	}

	private static void saysSo(Runnable work) {
		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(work::run)
			.withMessage("ep-quiet-moon-a1b2c3d4 has been refusing connections for 12 s")
			.withCauseInstanceOf(EndpointUnavailableException.class);
	}

}
