package io.github.neonspring.boot.query;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Observes the transactions that Spring begins on the database, each on its own thread.
 *
 * @since 0.1.0
 */
public interface TransactionObserver {

	/** Nobody observes. */
	TransactionObserver NONE = (name, readOnly, dataSource) -> null;

	/**
	 * A transaction has begun.
	 * @param name its name, one of a limited number
	 * @param readOnly whether it is declared read-only
	 * @param dataSource where its connection is from, or {@code null} where that is not
	 * known
	 * @return hears of its end, or {@code null} if nobody wants to
	 */
	@Nullable End begun(String name, boolean readOnly, @Nullable DataSource dataSource);

	/**
	 * Hears of the end of a transaction.
	 */
	@FunctionalInterface
	interface End {

		/**
		 * The transaction has ended; what is to be done after its COMMIT is not done yet.
		 * @param outcome how
		 * @param failure what its COMMIT or ROLLBACK failed with, as far as Spring tells:
		 * not where the server refused the COMMIT, as it does for a deferred constraint,
		 * and the transaction is {@linkplain TransactionOutcome#ROLLED_BACK rolled back};
		 * otherwise {@code null}
		 */
		void ended(TransactionOutcome outcome, @Nullable Throwable failure);

	}

}
