package io.github.neonspring.boot.status;

import io.github.neonspring.boot.guard.TransactionCounts;

/**
 * How transactions fare, on the primary and on replicas, since start. One counts from its
 * first statement on; a statement that commits by itself is none.
 *
 * @param running those that are open now
 * @param committed those that were committed, also where that had to be looked up
 * @param rolledBack those that were rolled back, or ended with their connection
 * @param unknown those of which nobody knows whether they were committed
 * @param inDoubt COMMITs whose answer was lost, however they ended; a statement that
 * changes something outside a transaction is one as well
 * @param recovered those that were committed after they had been repeated
 * @param exhausted those that failed although they had been repeated
 * @since 0.1.0
 */
public record TransactionStatus(int running, long committed, long rolledBack, long unknown, long inDoubt,
		long recovered, long exhausted) {

	TransactionStatus(TransactionCounts counts, long recovered, long exhausted) {
		this(counts.running(), counts.committed(), counts.rolledBack(), counts.unknown(), counts.inDoubt(), recovered,
				exhausted);
	}

	/**
	 * Return how many transactions were repeated.
	 * @return the number of transactions, each counted once
	 */
	public long retried() {
		return this.recovered + this.exhausted;
	}

}
