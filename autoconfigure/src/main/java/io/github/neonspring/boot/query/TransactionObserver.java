package io.github.neonspring.boot.query;

import org.jspecify.annotations.Nullable;

/**
 * Observes the transactions that Spring begins on the database, each on its own thread.
 *
 * @since 0.1.0
 */
public interface TransactionObserver {

	/** Nobody observes. */
	TransactionObserver NONE = (name, readOnly) -> null;

	/**
	 * A transaction has begun.
	 * @param name its name, one of a limited number
	 * @param readOnly whether it is declared read-only
	 * @return hears of its end, or {@code null} if nobody wants to
	 */
	@Nullable End begun(String name, boolean readOnly);

	/**
	 * Hears of the end of a transaction.
	 */
	@FunctionalInterface
	interface End {

		/**
		 * The transaction has ended.
		 * @param outcome how
		 * @param failure what its COMMIT or ROLLBACK failed with, or {@code null}
		 */
		void ended(TransactionOutcome outcome, @Nullable Throwable failure);

	}

}
