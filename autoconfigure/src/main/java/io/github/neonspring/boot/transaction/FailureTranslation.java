package io.github.neonspring.boot.transaction;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ClassUtils;

import io.github.neonspring.boot.commit.CommitInDoubtException;
import io.github.neonspring.boot.resilience.DatabaseUnavailableException;
import io.github.neonspring.boot.resilience.EndpointUnavailableException;

/**
 * Finds what the data source said in what the frameworks above it made of it, and says it
 * in the exceptions that applications catch.
 */
final class FailureTranslation {

	private static final boolean JPA = ClassUtils.isPresent("jakarta.persistence.PersistenceException",
			FailureTranslation.class.getClassLoader());

	private FailureTranslation() {
	}

	/**
	 * Translate what a framework has thrown.
	 * @param failure what was thrown
	 * @return the exception to throw, often the same
	 */
	static RuntimeException of(RuntimeException failure) {
		RuntimeException translated = isTranslated(failure) ? null : translate(failure);
		if (translated == null) {
			return failure;
		}
		for (Throwable suppressed : failure.getSuppressed()) {
			translated.addSuppressed(suppressed);
		}
		return translated;
	}

	/**
	 * Translate what left the application's code, unless it is an exception of the
	 * application's own.
	 * @param failure what was thrown
	 * @return the exception to throw, often the same
	 */
	static RuntimeException ofApplication(RuntimeException failure) {
		return isOfFramework(failure) ? of(failure) : failure;
	}

	static @Nullable RuntimeException translate(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof CommitInDoubtException inDoubt) {
				return new CommitOutcomeUnknownException(inDoubt, failure);
			}
			if (cause instanceof EndpointUnavailableException unavailable) {
				return new DatabaseUnavailableException(unavailable);
			}
		}
		return null;
	}

	private static boolean isTranslated(Throwable failure) {
		return failure instanceof DatabaseUnavailableException || failure instanceof CommitOutcomeUnknownException;
	}

	private static boolean isOfFramework(Throwable failure) {
		return failure instanceof DataAccessException || failure instanceof TransactionException
				|| (JPA && JpaFailure.is(failure));
	}

	/**
	 * Loaded only where there is JPA.
	 */
	private static final class JpaFailure {

		private JpaFailure() {
		}

		static boolean is(Throwable failure) {
			return failure instanceof PersistenceException;
		}

	}

}
