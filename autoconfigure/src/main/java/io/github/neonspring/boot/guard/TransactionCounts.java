package io.github.neonspring.boot.guard;

/**
 * How transactions fare. One counts from its first statement on; what commits by itself
 * is none.
 *
 * @param running those that are open now
 * @param committed those that were committed, also where that had to be looked up
 * @param rolledBack those that were rolled back, or ended with their connection
 * @param unknown those of which nobody knows whether they were committed
 * @param inDoubt COMMITs whose answer was lost, however they ended; a statement that
 * changes something outside a transaction is one as well
 * @since 0.1.0
 */
public record TransactionCounts(int running, long committed, long rolledBack, long unknown, long inDoubt) {

	/**
	 * No transactions.
	 */
	public static final TransactionCounts NONE = new TransactionCounts(0, 0, 0, 0, 0);

	/**
	 * Add the transactions of another endpoint.
	 * @param other those
	 * @return all of them
	 */
	public TransactionCounts plus(TransactionCounts other) {
		return new TransactionCounts(this.running + other.running, this.committed + other.committed,
				this.rolledBack + other.rolledBack, this.unknown + other.unknown, this.inDoubt + other.inDoubt);
	}

}
