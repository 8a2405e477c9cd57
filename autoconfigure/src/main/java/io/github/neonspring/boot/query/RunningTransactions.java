package io.github.neonspring.boot.query;

import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

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

	private final ThreadLocal<@Nullable RunningTransaction> innermost = new ThreadLocal<>();

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
		RunningTransaction running = this.innermost.get();
		if (running != null && !running.isSuspended()) {
			return running.name();
		}
		return TransactionSynchronizationManager.isActualTransactionActive()
				? this.names.tag(TransactionSynchronizationManager.getCurrentTransactionName()) : TransactionNames.NONE;
	}

	@Override
	public void beforeBegin(TransactionExecution transaction) {
		if (isOnDatabase(transaction) && observer() != TransactionObserver.NONE) {
			new RunningTransaction(transaction, this.names.tag(transaction.getTransactionName()), this.innermost);
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
		RunningTransaction running = running(transaction);
		if (running == null) {
			return;
		}
		if (beginFailure != null) {
			running.leave();
		}
		else {
			running.begun(observer().begun(running.name(), transaction.isReadOnly(), dataSource(transaction)));
		}
	}

	// Its connection is bound to the thread by the data source
	private static @Nullable DataSource dataSource(TransactionExecution transaction) {
		if (transaction instanceof DefaultTransactionStatus status
				&& status.getTransaction() instanceof JdbcTransactionObjectSupport begun
				&& begun.hasConnectionHolder()) {
			for (Map.Entry<Object, Object> bound : TransactionSynchronizationManager.getResourceMap().entrySet()) {
				if (bound.getValue() == begun.getConnectionHolder() && bound.getKey() instanceof DataSource source) {
					return source;
				}
			}
		}
		return null;
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
		RunningTransaction running = running(transaction);
		if (running != null) {
			running.ended(outcome, failure);
		}
	}

	private @Nullable RunningTransaction running(TransactionExecution transaction) {
		RunningTransaction running = this.innermost.get();
		return (running != null && running.isOf(transaction)) ? running : null;
	}

}
