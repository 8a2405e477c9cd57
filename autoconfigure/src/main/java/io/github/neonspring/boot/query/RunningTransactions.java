package io.github.neonspring.boot.query;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Knows which transactions run on each thread, and tells of them. One that is suspended
 * stays below the one that runs in its place.
 *
 * @since 0.1.0
 */
public final class RunningTransactions implements TransactionExecutionListener {

	private final ThreadLocal<@Nullable Running> innermost = new ThreadLocal<>();

	private final TransactionNames names = new TransactionNames();

	private final Supplier<TransactionObserver> lookup;

	private volatile @Nullable TransactionObserver observer;

	RunningTransactions(Supplier<TransactionObserver> lookup) {
		this.lookup = lookup;
	}

	/**
	 * Return the name of this thread's transaction, also while it begins and ends.
	 * @return one of a limited number of names; {@code none} outside of a transaction
	 */
	public String currentName() {
		Running running = this.innermost.get();
		if (running != null) {
			return running.name;
		}
		return TransactionSynchronizationManager.isActualTransactionActive()
				? this.names.tag(TransactionSynchronizationManager.getCurrentTransactionName()) : TransactionNames.NONE;
	}

	@Override
	public void beforeBegin(TransactionExecution transaction) {
		if (isOnDatabase(transaction) && observer() != TransactionObserver.NONE) {
			this.innermost
				.set(new Running(transaction, this.names.tag(transaction.getTransactionName()), this.innermost.get()));
		}
	}

	// A savepoint is a part of its transaction, and a message broker has others
	private static boolean isOnDatabase(TransactionExecution transaction) {
		return transaction.isNewTransaction() && !transaction.isNested()
				&& transaction instanceof DefaultTransactionStatus status && status.hasTransaction()
				&& status.getTransaction() instanceof JdbcTransactionObjectSupport;
	}

	// While the context starts, what observes may not be ready yet
	private TransactionObserver observer() {
		TransactionObserver known = this.observer;
		if (known == null) {
			try {
				known = this.lookup.get();
				this.observer = known;
			}
			catch (BeansException ex) {
				return TransactionObserver.NONE;
			}
		}
		return known;
	}

	@Override
	public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
		Running running = this.innermost.get();
		if (running == null || running.transaction != transaction) {
			return;
		}
		if (beginFailure != null) {
			leave(running);
		}
		else {
			running.end = observer().begun(running.name, transaction.isReadOnly());
		}
	}

	@Override
	public void afterCommit(TransactionExecution transaction, @Nullable Throwable commitFailure) {
		ended(transaction, TransactionOutcome.ofCommit(commitFailure), commitFailure);
	}

	@Override
	public void afterRollback(TransactionExecution transaction, @Nullable Throwable rollbackFailure) {
		ended(transaction, TransactionOutcome.ofRollback(rollbackFailure), rollbackFailure);
	}

	private void ended(TransactionExecution transaction, TransactionOutcome outcome, @Nullable Throwable failure) {
		Running running = this.innermost.get();
		if (running != null && running.transaction == transaction) {
			leave(running);
			if (running.end != null) {
				running.end.ended(outcome, failure);
			}
		}
	}

	private void leave(Running running) {
		if (running.outer != null) {
			this.innermost.set(running.outer);
		}
		else {
			this.innermost.remove();
		}
	}

	/**
	 * A transaction of this thread.
	 */
	private static final class Running {

		private final TransactionExecution transaction;

		private final String name;

		private final @Nullable Running outer;

		private TransactionObserver.@Nullable End end;

		private Running(TransactionExecution transaction, String name, @Nullable Running outer) {
			this.transaction = transaction;
			this.name = name;
			this.outer = outer;
		}

	}

}
