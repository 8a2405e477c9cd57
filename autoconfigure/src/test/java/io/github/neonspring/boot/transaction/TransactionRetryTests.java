package io.github.neonspring.boot.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for transactions that are done again.
 */
class TransactionRetryTests extends BankTests {

	@Autowired
	private EntityManagerFactory entityManagerFactory;

	@Autowired
	private TransactionRetries retries;

	@Test
	void transactionsThatWereDoneAgainAreCountedOnceEach() {
		long recovered = this.retries.count(RetryOutcome.RECOVERED);
		long exhausted = this.retries.count(RetryOutcome.EXHAUSTED);
		this.bank.addByJdbc(5);
		this.bank.disturbance().plan(2, BankTests::conflict);
		this.bank.addByJdbc(5);
		this.bank.disturbance().plan(9, BankTests::conflict);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.bank.addByJdbc(5));
		assertThat(this.retries.count(RetryOutcome.RECOVERED)).isEqualTo(recovered + 1);
		assertThat(this.retries.count(RetryOutcome.EXHAUSTED)).isEqualTo(exhausted + 1);
	}

	@Test
	void serializationConflictInJpaIsDoneAgain() {
		this.bank.disturbance().plan(1, BankTests::conflict);
		assertThat(this.bank.addByJpa(5)).isEqualTo(1105);
		assertThat(this.bank.disturbance().asked()).isEqualTo(2);
		assertThat(balance()).isEqualTo(1105);
	}

	@Test
	void serializationConflictInJdbcIsDoneAgain() {
		this.bank.disturbance().plan(2, BankTests::conflict);
		this.bank.addByJdbc(5);
		assertThat(this.bank.disturbance().asked()).isEqualTo(3);
		assertThat(balance()).isEqualTo(2105);
	}

	@Test
	void deadlockIsDoneAgain() {
		this.bank.disturbance().plan(1, this::deadlock);
		this.bank.lockSecondLast();
		assertThat(this.bank.disturbance().asked()).isEqualTo(2);
		assertThat(balance()).isEqualTo(1101);
	}

	private void deadlock() throws Exception {
		Connection other = simulator.superuserConnection();
		Statement statement = other.createStatement();
		statement.execute("set deadlock_timeout = '1min'; begin; update account set balance = 0 where id = 2");
		CompletableFuture.runAsync(() -> {
			try (other; statement) {
				statement.execute("update account set balance = balance + 1000 where id = 1; commit");
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
		Awaitility.await().until(BankTests::someoneWaitsForALock);
	}

	@Test
	void lostConnectionInJpaIsDoneAgain() {
		this.bank.disturbance().plan(1, BankTests::loseConnection);
		assertThat(this.bank.addByJpa(5)).isEqualTo(105);
		assertThat(this.bank.disturbance().asked()).isEqualTo(2);
	}

	@Test
	void lostConnectionInJdbcIsDoneAgain() {
		this.bank.disturbance().plan(1, BankTests::loseConnection);
		this.bank.addByJdbc(5);
		assertThat(this.bank.disturbance().asked()).isEqualTo(2);
		assertThat(balance()).isEqualTo(105);
	}

	@Test
	void listenersHearOfTheAttemptThatCommitted() {
		this.bank.disturbance().plan(2, BankTests::loseConnection);
		this.bank.addByJpa(5);
		assertThat(this.completions.commits()).isOne();
		assertThat(this.completions.events()).containsExactly("not added", "not added", "added");
		assertThat(this.completions.statuses()).containsExactly(TransactionSynchronization.STATUS_ROLLED_BACK,
				TransactionSynchronization.STATUS_ROLLED_BACK, TransactionSynchronization.STATUS_COMMITTED);
	}

	@Test
	void commitKnownToBeRolledBackIsDoneAgain() {
		this.dataSource.commitFailure = TroubledDataSource.rolledBack();
		this.bank.addByJpa(5);
		assertThat(this.bank.disturbance().asked()).isEqualTo(2);
		assertThat(this.completions.events()).containsExactly("not added", "added");
		assertThat(balance()).isEqualTo(105);
	}

	@Test
	void lastFailureCarriesTheEarlierOnes() {
		this.bank.disturbance().plan(9, BankTests::loseConnection);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.bank.addByJdbc(5))
			.satisfies((failure) -> assertThat(failure.getSuppressed()).hasSize(2)
				.allMatch(DataAccessException.class::isInstance));
		assertThat(this.bank.disturbance().asked()).isEqualTo(3);
	}

	@Test
	void failureOfTheApplicationIsNotDoneAgain() {
		this.bank.disturbance().plan(1, () -> {
			throw new IllegalArgumentException("Not today");
		});
		assertThatIllegalStateException().isThrownBy(() -> this.bank.addByJdbc(5));
		assertThat(this.bank.disturbance().asked()).isOne();
	}

	@Test
	void failureAfterTheCommitIsNotDoneAgain() {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.bank.within(() -> {
			this.bank.add(5);
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					throw new DataAccessResourceFailureException("Later", new SQLException("Lost", "08006"));
				}

			});
		}));
		assertThat(this.bank.disturbance().asked()).isOne();
		assertThat(balance()).isEqualTo(105);
	}

	@Test
	void unlabelledTransactionIsDoneOnce() {
		this.bank.disturbance().plan(1, BankTests::loseConnection);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.bank.addUnlabelled(5));
		assertThat(this.bank.disturbance().asked()).isOne();
	}

	@Test
	void propertyLetsUnlabelledTransactionsBeDoneAgain() {
		this.retry.setEnabled(true);
		this.bank.disturbance().plan(1, BankTests::loseConnection);
		this.bank.addUnlabelled(5);
		assertThat(balance()).isEqualTo(105);
	}

	@Test
	void labelRefusesWhatThePropertyAllows() {
		this.retry.setEnabled(true);
		this.bank.disturbance().plan(1, BankTests::loseConnection);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.bank.addOnce(5));
		assertThat(this.bank.disturbance().asked()).isOne();
	}

	@Test
	void methodThatBeginsNoTransactionIsDoneOnce() {
		this.bank.disturbance().plan(1, () -> {
			throw new SQLException("Serialization failure", "40001");
		});
		assertThatIllegalStateException().isThrownBy(() -> this.bank.addWithoutTransaction(5));
		assertThat(this.bank.disturbance().asked()).isOne();
	}

	@Test
	void joinedTransactionIsDoneAgainByItsOwner() {
		this.bank.inner().plan(1, BankTests::loseConnection);
		this.bank.within(() -> this.bank.addWithin(5));
		assertThat(this.bank.disturbance().asked()).isEqualTo(2);
		assertThat(this.bank.inner().asked()).isEqualTo(2);
		assertThat(balance()).isEqualTo(105);
	}

	@Test
	void newTransactionInsideAnotherIsDoneAgainByItself() {
		this.bank.inner().plan(1, () -> {
			throw new SQLException("Serialization failure", "40001");
		});
		this.bank.within(() -> this.bank.addBeside(5));
		assertThat(this.bank.disturbance().asked()).isOne();
		assertThat(this.bank.inner().asked()).isEqualTo(2);
		assertThat(balance()).isEqualTo(105);
	}

	@Test
	void repositorysOwnTransactionIsDoneAgain() {
		this.retry.setEnabled(true);
		Account.BEFORE_INSERT.plan(1, BankTests::loseConnection);
		this.accounts.save(new Account(3, 30));
		assertThat(Account.BEFORE_INSERT.asked()).isEqualTo(2);
		assertThat(this.accounts.findById(3L)).isPresent();
	}

	@Test
	void openViewGetsAFreshContextAndConnection() {
		EntityManager view = this.entityManagerFactory.createEntityManager();
		TransactionSynchronizationManager.bindResource(this.entityManagerFactory, new EntityManagerHolder(view));
		try {
			Account loaded = view.find(Account.class, 2L);
			this.bank.disturbance().plan(1, () -> {
				conflict();
				loseConnection();
			});
			assertThat(this.bank.addByJpa(5)).isEqualTo(1105);
			assertThat(this.bank.disturbance().asked()).isEqualTo(2);
			assertThat(view.contains(loaded)).isFalse();
		}
		finally {
			TransactionSynchronizationManager.unbindResource(this.entityManagerFactory);
			view.close();
		}
	}

	@Test
	void templateIsDoneAgainOnRequest() {
		this.bank.disturbance().plan(1, BankTests::loseConnection);
		this.transactionTemplate.retryable().executeWithoutResult((status) -> {
			this.bank.add(0);
			this.bank.disturbance().happen();
			this.bank.add(5);
		});
		assertThat(this.bank.disturbance().asked()).isEqualTo(2);
		assertThat(balance()).isEqualTo(105);
	}

	@Test
	void templateIsDoneOnceWithoutRequest() {
		this.bank.disturbance().plan(1, BankTests::loseConnection);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.transactionTemplate.executeWithoutResult((status) -> {
				this.bank.add(0);
				this.bank.disturbance().happen();
				this.bank.add(5);
			}));
		assertThat(this.bank.disturbance().asked()).isOne();
	}

	@Test
	void templateRefusesWhatThePropertyAllows() {
		this.retry.setEnabled(true);
		this.bank.disturbance().plan(1, BankTests::loseConnection);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.transactionTemplate.notRetryable().executeWithoutResult((status) -> {
				this.bank.add(0);
				this.bank.disturbance().happen();
				this.bank.add(5);
			}));
		assertThat(this.bank.disturbance().asked()).isOne();
	}

	@Test
	void copyOfTheTemplateKeepsItsSettings() {
		NeonTransactionTemplate copy = this.transactionTemplate.retryable();
		copy.setReadOnly(true);
		assertThat(copy.verifyingCommit().isReadOnly()).isTrue();
		assertThat(this.transactionTemplate.isReadOnly()).isFalse();
	}

}
