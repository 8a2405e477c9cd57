package io.github.neonspring.boot.query;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A transaction of a thread. It ends once, with the first that tells of its end: Spring
 * tells listeners how it ended, but some ends only synchronizations, and these sooner.
 */
final class RunningTransaction implements TransactionSynchronization {

	private static final Log logger = LogFactory.getLog(RunningTransaction.class);

	private final TransactionExecution execution;

	private final String name;

	private final ThreadLocal<@Nullable RunningTransaction> innermost;

	private final @Nullable RunningTransaction outer;

	private TransactionObserver.@Nullable End end;

	private boolean suspended;

	private boolean completing;

	private boolean left;

	RunningTransaction(TransactionExecution execution, String name,
			ThreadLocal<@Nullable RunningTransaction> innermost) {
		this.execution = execution;
		this.name = name;
		this.innermost = innermost;
		this.outer = innermost.get();
		innermost.set(this);
	}

	boolean isOf(TransactionExecution other) {
		return this.execution == other;
	}

	String name() {
		return this.name;
	}

	/**
	 * Whether another transaction runs in its place, or none.
	 * @return {@code false} while it begins, runs and ends
	 */
	boolean isSuspended() {
		return this.suspended;
	}

	/**
	 * Note that it has begun.
	 * @param end hears of its end, or {@code null} for nobody
	 */
	void begun(TransactionObserver.@Nullable End end) {
		this.end = end;
		if (end == null) {
			leave();
		}
		else if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(this);
		}
	}

	/** Before those who work after the end, which is no part of it. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void suspend() {
		this.suspended = true;
	}

	@Override
	public void resume() {
		this.suspended = false;
	}

	@Override
	public void beforeCompletion() {
		this.completing = true;
	}

	@Override
	public void afterCommit() {
		ended(TransactionOutcome.COMMITTED, null);
	}

	@Override
	public void afterCompletion(int status) {
		if (status != STATUS_UNKNOWN) {
			ended((status == STATUS_COMMITTED) ? TransactionOutcome.COMMITTED : TransactionOutcome.ROLLED_BACK, null);
		}
		// Otherwise a listener hears why
		else if (!this.completing) {
			ended(TransactionOutcome.UNKNOWN, null);
		}
	}

	void ended(TransactionOutcome outcome, @Nullable Throwable failure) {
		TransactionObserver.End end = this.end;
		if (!leave() || end == null) {
			return;
		}
		try {
			end.ended(outcome, failure);
		}
		catch (RuntimeException ex) {
			// Nothing that is to be done after COMMIT may be left out for it
			logger.warn("What observes the transaction " + this.name + " failed at its end", ex);
		}
	}

	/**
	 * Have the transaction below be the innermost again.
	 * @return {@code false} if it is already
	 */
	boolean leave() {
		if (this.left) {
			return false;
		}
		this.left = true;
		if (this.outer != null) {
			this.innermost.set(this.outer);
		}
		else {
			this.innermost.remove();
		}
		return true;
	}

}
