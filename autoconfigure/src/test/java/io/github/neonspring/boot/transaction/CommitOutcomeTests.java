package io.github.neonspring.boot.transaction;

import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.commit.CommitInDoubtException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what is said of a COMMIT whose answer was lost.
 */
class CommitOutcomeTests extends BankTests {

	@Autowired
	private PlatformTransactionManager transactionManager;

	@BeforeEach
	void commitIsInDoubt() {
		this.dataSource.commitFailure = TroubledDataSource.inDoubt();
	}

	@ParameterizedTest
	@EnumSource
	void outcomeInDoubtIsUnknownToEveryone(Access access) {
		commits(access, (manager) -> {
		}, TransactionSynchronization.STATUS_UNKNOWN);
	}

	@ParameterizedTest
	@EnumSource
	void outcomeInDoubtStaysUnknownWhenManagerRollsBackFailedCommits(Access access) {
		commits(access, (manager) -> manager.setRollbackOnCommitFailure(true),
				TransactionSynchronization.STATUS_UNKNOWN);
	}

	private void commits(Access access, Consumer<AbstractPlatformTransactionManager> settings, int status) {
		AbstractPlatformTransactionManager manager = access.manager(this);
		settings.accept(manager);
		try {
			assertThatExceptionOfType(CommitOutcomeUnknownException.class)
				.isThrownBy(() -> new TransactionTemplate(manager).executeWithoutResult((transaction) -> {
					this.completions.listen();
					this.bank.add(5);
				}))
				.satisfies(CommitOutcomeTests::tellsWhatToDo);
		}
		finally {
			manager.setRollbackOnCommitFailure(false);
		}
		assertThat(this.completions.statuses()).containsExactly(status);
		assertThat(this.completions.commits()).isZero();
	}

	private static void tellsWhatToDo(CommitOutcomeUnknownException failure) {
		assertThat(failure.getTransactionId()).isEqualTo("750");
		assertThat(failure.getOutcomeState()).isEqualTo(HeuristicCompletionException.STATE_UNKNOWN);
		assertThat(failure).hasMessage("The transaction may or may not have been committed. The answer to COMMIT was "
				+ "lost on ep-quiet-moon-a1b2c3d4. Before doing it again ask the database: "
				+ "select pg_xact_status('750')");
	}

	@Test
	void adviceOfACommitThatWasNotToBeVerifiedIsGivenOnce() {
		CommitInDoubtException inDoubt = new CommitInDoubtException("The connection was lost during COMMIT. Look at "
				+ "the data before you repeat it, or have such a COMMIT looked up", null, null);
		assertThat(new CommitOutcomeUnknownException(inDoubt)).hasMessage("The transaction may or may not have been "
				+ "committed. The connection was lost during COMMIT. Look at the data before you repeat it, or have such "
				+ "a COMMIT looked up.");
	}

	@ParameterizedTest
	@EnumSource
	void certainRollbackIsHeardAsOne(Access access) {
		this.dataSource.commitFailure = TroubledDataSource.rolledBack();
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> new TransactionTemplate(access.manager(this)).executeWithoutResult((transaction) -> {
				this.completions.listen();
				this.bank.add(5);
			}));
		assertThat(this.completions.statuses()).containsExactly(TransactionSynchronization.STATUS_ROLLED_BACK);
	}

	@Test
	void outcomeInDoubtIsNeverDoneAgain() {
		assertThatExceptionOfType(CommitOutcomeUnknownException.class).isThrownBy(() -> this.bank.addByJpa(5));
		assertThat(this.bank.disturbance().asked()).isOne();
		assertThat(this.completions.events()).isEmpty();
	}

	@Test
	void outcomeInDoubtOfARepositorysOwnTransactionIsUnknown() {
		assertThatExceptionOfType(CommitOutcomeUnknownException.class)
			.isThrownBy(() -> this.accounts.save(new Account(4, 40)));
	}

	@Test
	void labelAsksForVerificationOfItsOwnCommitOnly() {
		this.dataSource.peace();
		this.bank.verified(() -> this.bank.unverified(() -> this.bank.add(5)));
		this.bank.unverified(() -> this.bank.add(5));
		assertThat(this.dataSource.verified).containsExactly(false, true, false);
	}

	@Test
	void templateAsksForVerificationOfItsOwnCommitOnly() {
		this.dataSource.peace();
		this.transactionTemplate.verifyingCommit()
			.executeWithoutResult((status) -> this.bank.unverified(() -> this.bank.add(5)));
		this.transactionTemplate.executeWithoutResult((status) -> this.bank.add(5));
		assertThat(this.dataSource.verified).containsExactly(false, true, false);
	}

	@Test
	void templateSaysWhenItsManagerCannotVerify() {
		NeonTransactionTemplate template = new NeonTransactionTemplate(new JdbcTransactionManager(this.dataSource),
				new TransactionRetry(this.retry, () -> {
				}, new TransactionRetries()));
		assertThatIllegalStateException().isThrownBy(template::verifyingCommit)
			.withMessageContaining("neon.transaction.verify-commit");
	}

	enum Access {

		JDBC {

			@Override
			AbstractPlatformTransactionManager manager(CommitOutcomeTests tests) {
				return new NeonJdbcTransactionManager(tests.dataSource);
			}

		},

		JPA {

			@Override
			AbstractPlatformTransactionManager manager(CommitOutcomeTests tests) {
				return (NeonJpaTransactionManager) tests.transactionManager;
			}

		};

		abstract AbstractPlatformTransactionManager manager(CommitOutcomeTests tests);

	}

}
