package io.github.neonspring.boot.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RunningTransactions}.
 */
class RunningTransactionsTests {

	private final List<String> observed = new ArrayList<>();

	private final RunningTransactions running = new RunningTransactions(() -> this::begun);

	private final JdbcTransactionManager manager = new JdbcTransactionManager(database());

	private static DataSource database() {
		JdbcDataSource database = new JdbcDataSource();
		database.setURL("jdbc:h2:mem:running");
		return database;
	}

	private TransactionObserver.End begun(String name, boolean readOnly, @Nullable DataSource dataSource) {
		assertThat(dataSource).isNotNull();
		this.observed.add("begin " + name + (readOnly ? " to read" : ""));
		return (outcome, failure) -> this.observed.add(outcome + " " + name);
	}

	@BeforeEach
	void listen() {
		this.manager.addListener(this.running);
	}

	@Test
	void transactionInPlaceOfAnotherIsNested() {
		transaction("com.shop.Orders.book", TransactionDefinition.PROPAGATION_REQUIRED)
			.executeWithoutResult((outer) -> {
				assertThat(this.running.currentName()).isEqualTo("Orders.book");
				transaction("com.shop.Audit.note", TransactionDefinition.PROPAGATION_REQUIRES_NEW)
					.executeWithoutResult((inner) -> {
						assertThat(this.running.currentName()).isEqualTo("Audit.note");
						inner.setRollbackOnly();
					});
				transaction("com.shop.Orders.mail", TransactionDefinition.PROPAGATION_NOT_SUPPORTED)
					.executeWithoutResult((none) -> assertThat(this.running.currentName()).isEqualTo("none"));
				transaction("com.shop.Orders.count", TransactionDefinition.PROPAGATION_REQUIRED)
					.executeWithoutResult((same) -> assertThat(this.running.currentName()).isEqualTo("Orders.book"));
				transaction("com.shop.Orders.part", TransactionDefinition.PROPAGATION_NESTED)
					.executeWithoutResult((part) -> assertThat(this.running.currentName()).isEqualTo("Orders.book"));
			});
		assertThat(this.observed).containsExactly("begin Orders.book", "begin Audit.note", "rolled-back Audit.note",
				"committed Orders.book");
		assertThat(this.running.currentName()).isEqualTo("none");
	}

	@Test
	void transactionThatOnlyPartOfItWantsToRollBackIsRolledBack() {
		TransactionTemplate unnamed = new TransactionTemplate(this.manager);
		unnamed.setReadOnly(true);
		assertThatExceptionOfType(UnexpectedRollbackException.class)
			.isThrownBy(() -> unnamed.executeWithoutResult((status) -> new TransactionTemplate(this.manager)
				.executeWithoutResult((part) -> part.setRollbackOnly())));
		assertThat(this.observed).containsExactly("begin unnamed to read", "rolled-back unnamed");
	}

	@Test
	void transactionThatDoesNotBeginIsNone() {
		this.manager.setDataSource(new AbstractDataSource() {

			@Override
			public Connection getConnection() throws SQLException {
				assertThat(RunningTransactionsTests.this.running.currentName()).isEqualTo("unnamed");
				throw new SQLException("no");
			}

			@Override
			public Connection getConnection(String username, String password) throws SQLException {
				throw new SQLException("no");
			}

		});
		assertThatExceptionOfType(CannotCreateTransactionException.class)
			.isThrownBy(() -> new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			}));
		assertThat(this.observed).isEmpty();
		assertThat(this.running.currentName()).isEqualTo("none");
	}

	@Test
	void failedCommitIsRolledBackUnlessNobodyKnows() {
		commitFailingWith(new TransactionSystemException("failed"));
		commitFailingWith(new HeuristicCompletionException(HeuristicCompletionException.STATE_UNKNOWN, null));
		assertThat(this.observed).containsExactly("begin unnamed", "rolled-back unnamed", "begin unnamed",
				"unknown unnamed");
	}

	@Test
	void transactionThatFailsBeforeItsCommitEnds() {
		TransactionTemplate late = transaction("com.shop.Orders.book", TransactionDefinition.PROPAGATION_REQUIRED);
		assertThatExceptionOfType(TransactionTimedOutException.class)
			.isThrownBy(() -> late.executeWithoutResult((status) -> beforeCommit(() -> {
				throw new TransactionTimedOutException("too late");
			})));
		assertThat(this.observed).containsExactly("begin Orders.book", "unknown Orders.book");
		assertThat(this.running.currentName()).isEqualTo("none");
	}

	@Test
	void transactionWhoseInnerOneGetsNoConnectionBeforeItsCommitEnds() {
		AtomicBoolean exhausted = new AtomicBoolean();
		this.manager.setDataSource(new DelegatingDataSource(database()) {

			@Override
			public Connection getConnection() throws SQLException {
				if (exhausted.get()) {
					throw new SQLException("no");
				}
				return super.getConnection();
			}

		});
		TransactionTemplate audit = transaction("com.shop.Audit.note", TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		assertThatExceptionOfType(CannotCreateTransactionException.class)
			.isThrownBy(() -> transaction("com.shop.Orders.book", TransactionDefinition.PROPAGATION_REQUIRED)
				.executeWithoutResult((status) -> beforeCommit(() -> {
					exhausted.set(true);
					audit.executeWithoutResult((inner) -> {
					});
				})));
		exhausted.set(false);
		audit.executeWithoutResult((status) -> assertThat(this.running.currentName()).isEqualTo("Audit.note"));
		assertThat(this.observed).containsExactly("begin Orders.book", "unknown Orders.book", "begin Audit.note",
				"committed Audit.note");
		assertThat(this.running.currentName()).isEqualTo("none");
	}

	private static void beforeCommit(Runnable work) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void beforeCommit(boolean readOnly) {
				work.run();
			}

		});
	}

	@Test
	void workAfterTheEndIsNoPartOfIt() {
		TransactionSynchronization work = new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				work("after commit");
			}

			@Override
			public void afterCompletion(int status) {
				work("after completion");
			}

			private void work(String when) {
				assertThat(RunningTransactionsTests.this.running.currentName()).isEqualTo("Orders.book");
				RunningTransactionsTests.this.observed.add(when);
			}

		};
		TransactionTemplate book = transaction("com.shop.Orders.book", TransactionDefinition.PROPAGATION_REQUIRED);
		book.executeWithoutResult((status) -> TransactionSynchronizationManager.registerSynchronization(work));
		book.executeWithoutResult((status) -> {
			TransactionSynchronizationManager.registerSynchronization(work);
			status.setRollbackOnly();
		});
		assertThat(this.observed).containsExactly("begin Orders.book", "committed Orders.book", "after commit",
				"after completion", "begin Orders.book", "rolled-back Orders.book", "after completion");
	}

	@Test
	void observerThatFailsLeavesTheTransactionAlone() {
		this.manager.setTransactionExecutionListeners(
				List.of(new RunningTransactions(() -> (name, readOnly, dataSource) -> (outcome, failure) -> {
					throw new IllegalStateException("broken");
				})));
		new TransactionTemplate(this.manager).executeWithoutResult(
				(status) -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

					@Override
					public void afterCommit() {
						RunningTransactionsTests.this.observed.add("after commit");
					}

				}));
		assertThat(this.observed).containsExactly("after commit");
	}

	@Test
	void transactionWithoutSynchronizationEndsAsWell() {
		this.manager.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
		new TransactionTemplate(this.manager)
			.executeWithoutResult((status) -> assertThat(this.running.currentName()).isEqualTo("unnamed"));
		assertThat(this.observed).containsExactly("begin unnamed", "committed unnamed");
		assertThat(this.running.currentName()).isEqualTo("none");
	}

	private void commitFailingWith(RuntimeException failure) {
		JdbcTransactionManager failing = new JdbcTransactionManager(database()) {

			@Override
			protected void doCommit(DefaultTransactionStatus status) {
				throw failure;
			}

		};
		failing.addListener(this.running);
		assertThatExceptionOfType(failure.getClass())
			.isThrownBy(() -> new TransactionTemplate(failing).executeWithoutResult((status) -> {
			}));
	}

	@Test
	void transactionsBeforeTheObserverIsReadyGoUnobserved() {
		List<TransactionObserver> ready = new ArrayList<>();
		RunningTransactions starting = new RunningTransactions(() -> {
			if (ready.isEmpty()) {
				throw new BeanCurrentlyInCreationException("observer");
			}
			return this::begun;
		});
		this.manager.setTransactionExecutionListeners(List.of(starting));
		TransactionTemplate template = new TransactionTemplate(this.manager);
		template.executeWithoutResult((status) -> assertThat(starting.currentName()).isEqualTo("unnamed"));
		assertThat(this.observed).isEmpty();
		ready.add(TransactionObserver.NONE);
		template.executeWithoutResult((status) -> assertThat(starting.currentName()).isEqualTo("unnamed"));
		assertThat(this.observed).containsExactly("begin unnamed", "committed unnamed");
	}

	@Test
	void namesAreLimitedInNumber() {
		TransactionNames names = new TransactionNames();
		for (int i = 0; i < TransactionNames.MOST; i++) {
			assertThat(names.tag("com.shop.Job.run" + i)).isEqualTo("Job.run" + i);
		}
		assertThat(names.tag("com.shop.Job.more")).isEqualTo("other");
		assertThat(names.tag("com.shop.Job.run1")).isEqualTo("Job.run1");
		assertThat(names.tag("import")).isEqualTo("other");
	}

	private TransactionTemplate transaction(String name, int propagation) {
		TransactionTemplate template = new TransactionTemplate(this.manager);
		template.setName(name);
		template.setPropagationBehavior(propagation);
		return template;
	}

}
