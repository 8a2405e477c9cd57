package io.github.neonspring.boot.problem;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.TransactionTimedOutException;

import io.github.neonspring.boot.connection.failure.FailureKind;

/**
 * Finds the {@link ProblemType} of an exception of the data layer: by what the database
 * said, else by Spring's type for it.
 */
final class ProblemClassifier {

	/** 23505 a unique key, 23P01 an exclusion constraint. */
	private static final Set<String> EXISTS = Set.of("23505", "23P01");

	/** 23503 a foreign key, 23001 the same with ON DELETE RESTRICT. */
	private static final Set<String> REFERENCES = Set.of("23503", "23001");

	/** Too long, out of range, bytes that are no text such as {@code \u0000}. */
	private static final Set<String> VALUES = Set.of("22001", "22003", "22021");

	/** 57014 by statement_timeout or the driver's timer, and ends of whole sessions. */
	private static final Set<String> TIMEOUTS = Set.of("57014", "25P03", "25P04");

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private ProblemClassifier() {
	}

	static @Nullable ProblemType classify(Throwable failure) {
		if (failure instanceof HeuristicCompletionException ex
				&& ex.getOutcomeState() == HeuristicCompletionException.STATE_UNKNOWN) {
			return ProblemType.COMMIT_OUTCOME_UNKNOWN;
		}
		ProblemType type = DatabaseError.of(failure).map(ProblemClassifier::ofError).orElse(null);
		return (type != null) ? type : ofSpringType(failure);
	}

	private static @Nullable ProblemType ofError(DatabaseError error) {
		ProblemType type = ofState(String.valueOf(error.sqlState()));
		return (type != null && error.kind() != FailureKind.IN_DOUBT) ? type : ofKind(error.kind());
	}

	private static @Nullable ProblemType ofState(String state) {
		if (EXISTS.contains(state)) {
			return ProblemType.ALREADY_EXISTS;
		}
		if (REFERENCES.contains(state)) {
			return ProblemType.REFERENCE_VIOLATED;
		}
		if (TIMEOUTS.contains(state)) {
			return ProblemType.DATABASE_TIMEOUT;
		}
		if (state.equals(LOCK_NOT_AVAILABLE)) {
			return ProblemType.CONCURRENT_CHANGE;
		}
		return (state.startsWith("23") || VALUES.contains(state)) ? ProblemType.INVALID_VALUE : null;
	}

	private static @Nullable ProblemType ofKind(FailureKind kind) {
		return switch (kind) {
			case WAKING, TRANSIENT, CONNECTION_LOST, POOL_EXHAUSTED -> ProblemType.DATABASE_UNAVAILABLE;
			case QUOTA_OR_DISABLED, REFUSED -> ProblemType.DATABASE_REFUSES;
			case SERIALIZATION_CONFLICT -> ProblemType.CONCURRENT_CHANGE;
			case IN_DOUBT -> ProblemType.COMMIT_OUTCOME_UNKNOWN;
			case STATEMENT -> null;
		};
	}

	private static @Nullable ProblemType ofSpringType(Throwable failure) {
		if (failure instanceof DuplicateKeyException) {
			return ProblemType.ALREADY_EXISTS;
		}
		if (failure instanceof DataIntegrityViolationException && DatabaseError.of(failure).isEmpty()) {
			return ProblemType.INVALID_VALUE;
		}
		if (failure instanceof ConcurrencyFailureException) {
			return ProblemType.CONCURRENT_CHANGE;
		}
		if (failure instanceof QueryTimeoutException || failure instanceof TransactionTimedOutException) {
			return ProblemType.DATABASE_TIMEOUT;
		}
		boolean noConnection = failure instanceof DataAccessResourceFailureException
				|| failure instanceof CannotCreateTransactionException;
		return noConnection ? ProblemType.DATABASE_UNAVAILABLE : null;
	}

}
