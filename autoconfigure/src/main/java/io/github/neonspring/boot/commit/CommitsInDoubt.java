package io.github.neonspring.boot.commit;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many COMMITs lost their answer, and what became of them. A statement that changes
 * something outside a transaction is a COMMIT as well.
 *
 * @since 0.1.0
 */
public final class CommitsInDoubt {

	private final LongAdder committed = new LongAdder();

	private final LongAdder rolledBack = new LongAdder();

	private final LongAdder unknown = new LongAdder();

	CommitsInDoubt() {
	}

	/**
	 * Count one.
	 * @param outcome what became of it, {@link CommitOutcome#UNKNOWN} also where nobody
	 * looked it up
	 */
	public void add(CommitOutcome outcome) {
		counter(outcome).increment();
	}

	/**
	 * Return how many there were.
	 * @param outcome what became of them
	 * @return the number since start
	 */
	public long count(CommitOutcome outcome) {
		return counter(outcome).sum();
	}

	/**
	 * Return how many there were, whatever became of them.
	 * @return the number since start
	 */
	public long count() {
		return this.committed.sum() + this.rolledBack.sum() + this.unknown.sum();
	}

	private LongAdder counter(CommitOutcome outcome) {
		return switch (outcome) {
			case COMMITTED -> this.committed;
			case ROLLED_BACK -> this.rolledBack;
			case UNKNOWN -> this.unknown;
		};
	}

}
