package io.github.neonspring.boot.transaction;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.HeuristicCompletionException;

import io.github.neonspring.boot.resilience.EndpointUnavailableException;

/**
 * Whether the failure of a transaction means that it was rolled back through no fault of
 * its own, so that the same may succeed when done again.
 */
final class Retryability {

	private static final String TRANSACTION_RESOLUTION_UNKNOWN = "08007";

	private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

	/** Ended by the server: shutdown, crash, starting up, idle timeouts. */
	private static final Set<String> GOODBYES = Set.of("57P01", "57P02", "57P03", "57P05", "25P03");

	private Retryability() {
	}

	static boolean of(Throwable failure) {
		boolean retryable = false;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isFinal(cause)) {
				return false;
			}
			retryable |= isConflict(stateOf(cause)) || isLostConnection(cause);
		}
		return retryable;
	}

	static boolean isLostConnection(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String state = stateOf(cause);
			if (state.startsWith("08") || GOODBYES.contains(state)) {
				return !state.equals(TRANSACTION_RESOLUTION_UNKNOWN);
			}
		}
		return false;
	}

	private static boolean isFinal(Throwable cause) {
		return cause instanceof HeuristicCompletionException || cause instanceof EndpointUnavailableException
				|| stateOf(cause).equals(TRANSACTION_RESOLUTION_UNKNOWN);
	}

	private static boolean isConflict(String state) {
		return CONFLICTS.contains(state);
	}

	private static String stateOf(Throwable cause) {
		String state = (cause instanceof SQLException failure) ? failure.getSQLState() : null;
		return (state != null) ? state : "";
	}

}
