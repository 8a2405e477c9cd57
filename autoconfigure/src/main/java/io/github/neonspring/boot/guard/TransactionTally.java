package io.github.neonspring.boot.guard;

import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;

import io.github.neonspring.boot.commit.CommitInDoubtException;

/**
 * Counts how the transactions of a data source end.
 */
final class TransactionTally {

	private final LongAdder committed = new LongAdder();

	private final LongAdder rolledBack = new LongAdder();

	private final LongAdder unknown = new LongAdder();

	void committed() {
		this.committed.increment();
	}

	void rolledBack() {
		this.rolledBack.increment();
	}

	void notCommitted(SQLException failure) {
		((failure instanceof CommitInDoubtException) ? this.unknown : this.rolledBack).increment();
	}

	TransactionCounts with(int running, long inDoubt) {
		return new TransactionCounts(running, this.committed.sum(), this.rolledBack.sum(), this.unknown.sum(), inDoubt);
	}

}
