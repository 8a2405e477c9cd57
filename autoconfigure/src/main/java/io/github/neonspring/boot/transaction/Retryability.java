package io.github.neonspring.boot.transaction;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.HeuristicCompletionException;

import io.github.neonspring.boot.connection.failure.FailureChain;
import io.github.neonspring.boot.connection.failure.FailureKind;
import io.github.neonspring.boot.resilience.EndpointUnavailableException;

/**
 * Whether the failure of a transaction means that it was rolled back through no fault of
 * its own, so that the same may succeed when done again.
 */
final class Retryability {

	private static final Set<FailureKind> ROLLED_BACK = EnumSet.of(FailureKind.SERIALIZATION_CONFLICT,
			FailureKind.CONNECTION_LOST, FailureKind.WAKING, FailureKind.TRANSIENT);

	/** Ended by neon.session.max-duration: the same would take as long again. */
	private static final String TRANSACTION_TIMEOUT = "25P04";

	private Retryability() {
	}

	/**
	 * Decide.
	 * @param failure what left the transaction
	 * @param connectionLost whether its connection was lost, whatever the failure says
	 * @return {@code true} if the transaction may be done again
	 */
	static boolean of(Throwable failure, boolean connectionLost) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof HeuristicCompletionException || cause instanceof EndpointUnavailableException) {
				return false;
			}
		}
		FailureKind kind = FailureKind.of(failure);
		return (ROLLED_BACK.contains(kind) || (connectionLost && kind != FailureKind.IN_DOUBT))
				&& !tookTooLong(failure);
	}

	static boolean isLostConnection(@Nullable Throwable failure) {
		return FailureKind.of(failure) == FailureKind.CONNECTION_LOST;
	}

	private static boolean tookTooLong(Throwable failure) {
		return FailureChain.of(failure).stream().map(SQLException::getSQLState).anyMatch(TRANSACTION_TIMEOUT::equals);
	}

}
