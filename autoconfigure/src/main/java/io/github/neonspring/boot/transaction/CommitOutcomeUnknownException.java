package io.github.neonspring.boot.transaction;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.HeuristicCompletionException;

import io.github.neonspring.boot.commit.CommitInDoubtException;

/**
 * The connection was lost while the database was asked to commit, and nobody knows
 * whether it did. Synchronizations hear
 * {@link org.springframework.transaction.support.TransactionSynchronization#STATUS_UNKNOWN
 * STATUS_UNKNOWN}. Such a transaction is never repeated by itself: it may have taken
 * effect. With {@code neon.transaction.verify-commit} most of these cases are looked up
 * and end as a success or as a rollback.
 *
 * @since 0.1.0
 */
public class CommitOutcomeUnknownException extends HeuristicCompletionException {

	private final @Nullable String transactionId;

	private final String reason;

	/**
	 * Create an exception.
	 * @param inDoubt what the connection reported
	 */
	public CommitOutcomeUnknownException(CommitInDoubtException inDoubt) {
		this(inDoubt, inDoubt);
	}

	CommitOutcomeUnknownException(CommitInDoubtException inDoubt, Throwable cause) {
		super(STATE_UNKNOWN, cause);
		this.transactionId = inDoubt.getTransactionId();
		this.reason = withoutFullStop(inDoubt);
	}

	/**
	 * Return the id of the transaction.
	 * @return the id as {@code pg_current_xact_id()} gives it, or {@code null} if it was
	 * not noted because the commit was not to be verified
	 */
	public @Nullable String getTransactionId() {
		return this.transactionId;
	}

	@Override
	public String getMessage() {
		String message = "The transaction may or may not have been committed. " + this.reason + ".";
		return (this.transactionId != null) ? message
				+ " Before doing it again ask the database: select pg_xact_status('" + this.transactionId + "')"
				: message;
	}

	private static String withoutFullStop(CommitInDoubtException inDoubt) {
		return String.valueOf(inDoubt.getMessage()).replaceFirst("[.\\s]+$", "");
	}

}
