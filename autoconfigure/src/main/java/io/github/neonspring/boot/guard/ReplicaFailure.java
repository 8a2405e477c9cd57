package io.github.neonspring.boot.guard;

import java.sql.SQLException;
import java.util.Set;

import org.postgresql.util.PSQLException;

import io.github.neonspring.boot.connection.failure.FailureChain;

/**
 * What a read replica refuses or gives up, though the primary may do it.
 */
final class ReplicaFailure {

	/** A read that was in the way of what the replica had to replay. */
	private static final Set<String> CONFLICT = Set.of("40001", "40P01");

	/**
	 * A statement that needs a server that writes, something that does not work during
	 * recovery, or a serializable transaction.
	 */
	private static final Set<String> NOT_HERE = Set.of("25006", "55000", "0A000");

	/** The server's function that knows nothing of recovery: the text is translated. */
	private static final String READ_ONLY_CHECK = "PreventCommandIfReadOnly";

	private ReplicaFailure() {
	}

	/**
	 * Whether the primary may succeed.
	 * @param failure what the replica said
	 * @return {@code true} if it is worth a try
	 */
	static boolean mayWorkElsewhere(SQLException failure) {
		return has(failure, CONFLICT) || has(failure, NOT_HERE);
	}

	/**
	 * Whether a statement was refused because the transaction is read-only, whatever the
	 * server could do.
	 * @param failure what the replica said
	 * @return {@code false} also if the replica cannot do it as it is in recovery, which
	 * has the same state
	 */
	static boolean isOfReadOnlyTransaction(SQLException failure) {
		return FailureChain.of(failure)
			.stream()
			.anyMatch((ex) -> ex instanceof PSQLException said && said.getServerErrorMessage() != null
					&& READ_ONLY_CHECK.equals(said.getServerErrorMessage().getRoutine()));
	}

	private static boolean has(SQLException failure, Set<String> states) {
		return FailureChain.of(failure).stream().anyMatch((ex) -> states.contains(String.valueOf(ex.getSQLState())));
	}

	/**
	 * Say what happened, where a transaction that has read already cannot go on
	 * elsewhere.
	 * @param failure what the replica said
	 * @param endpoint the replica
	 * @return the exception to throw, with the same state
	 */
	static SQLException explained(SQLException failure, String endpoint) {
		if (!has(failure, CONFLICT)) {
			return failure;
		}
		return new SQLException("The replica " + endpoint + " gave up a read that was in the way of changes it had to"
				+ " replay, after the transaction had read there before. Begin the transaction again, have it read"
				+ " from the primary with the label 'primary', or set hot_standby_feedback=on on the replica ("
				+ failure.getMessage() + ")", failure.getSQLState(), failure);
	}

}
