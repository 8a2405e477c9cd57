package io.github.neonspring.boot.query;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.HeuristicCompletionException;

/**
 * How a transaction ended.
 *
 * @since 0.1.0
 */
public enum TransactionOutcome {

	/** It was committed. */
	COMMITTED,

	/** It was rolled back, also where its COMMIT failed. */
	ROLLED_BACK,

	/**
	 * Nobody knows: the answer to its COMMIT was lost, or something before its COMMIT
	 * failed in a way after which Spring does not roll back.
	 */
	UNKNOWN;

	static TransactionOutcome ofCommit(@Nullable Throwable failure) {
		return (failure != null) ? ofRollback(failure) : COMMITTED;
	}

	// The transaction managers roll back after a failed COMMIT, and say its failure again
	static TransactionOutcome ofRollback(@Nullable Throwable failure) {
		return (failure instanceof HeuristicCompletionException) ? UNKNOWN : ROLLED_BACK;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
