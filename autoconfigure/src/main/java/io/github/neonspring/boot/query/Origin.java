package io.github.neonspring.boot.query;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.neonspring.boot.compute.Caller;

/**
 * Where a statement comes from.
 *
 * @param endpoint where it was sent, without secrets
 * @param transaction the name of Spring's transaction, or {@code null} for none
 * @param caller the application's method
 * @since 0.1.0
 */
public record Origin(String endpoint, @Nullable String transaction, String caller) {

	static Origin current(String endpoint) {
		return new Origin(endpoint, TransactionSynchronizationManager.getCurrentTransactionName(),
				Caller.current().what());
	}

	/**
	 * Say it in words.
	 * @return the words
	 */
	String inWords() {
		String where = " from " + this.caller + ", on " + this.endpoint;
		return (this.transaction != null) ? " in the transaction " + this.transaction + where : where;
	}

}
