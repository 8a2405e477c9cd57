package io.github.neonspring.boot.commit;

import java.sql.SQLNonTransientConnectionException;

import org.jspecify.annotations.Nullable;

/**
 * The connection was lost while the database was asked to commit, and it could not be
 * found out whether it did. SQLSTATE 08007, transaction resolution unknown. The
 * transaction may have taken effect, so that doing it again may do it twice: look at what
 * it wrote first. {@code pg_xact_status} with the id of the transaction is reliable only
 * as long as the server has not crashed and no standby was promoted since. Spring's
 * transaction managers turn it into
 * {@code io.github.neonspring.boot.transaction.CommitOutcomeUnknownException}.
 *
 * @since 0.1.0
 */
public final class CommitInDoubtException extends SQLNonTransientConnectionException {

	private static final String TRANSACTION_RESOLUTION_UNKNOWN = "08007";

	private final @Nullable String transactionId;

	/**
	 * Create an exception.
	 * @param reason what happened, to which endpoint, what to do
	 * @param transactionId the id of the transaction if it was noted, to look for with
	 * {@code pg_xact_status}
	 * @param cause how the connection was lost
	 */
	public CommitInDoubtException(String reason, @Nullable String transactionId, @Nullable Throwable cause) {
		super(reason, TRANSACTION_RESOLUTION_UNKNOWN, cause);
		this.transactionId = transactionId;
	}

	/**
	 * Return the id of the transaction.
	 * @return the id as {@code pg_current_xact_id()} gives it, or {@code null} if it was
	 * not noted
	 */
	public @Nullable String getTransactionId() {
		return this.transactionId;
	}

}
