package io.github.neonspring.boot.connection.failure;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong between the application and its database, and so what may be done about
 * it.
 *
 * @since 0.1.0
 */
public enum FailureKind {

	/** The database is not there yet, and nothing was done: it is waking or starting. */
	WAKING,

	/** Nothing was done, and the same may succeed when tried again. */
	TRANSIENT,

	/**
	 * The connection was lost, or the server ended the session, also because it was idle
	 * or took too long; an open transaction is rolled back by the server.
	 */
	CONNECTION_LOST,

	/** The transaction lost against another one and was rolled back. */
	SERIALIZATION_CONFLICT,

	/** A quota is used up, or the endpoint is disabled: trying again makes it worse. */
	QUOTA_OR_DISABLED,

	/** Refused for good, such as a wrong password or a missing database. */
	REFUSED,

	/** All connections of the pool are lent. */
	POOL_EXHAUSTED,

	/** Nobody knows whether what was sent took effect. */
	IN_DOUBT,

	/** The statement itself failed, or it is no failure of the database. */
	STATEMENT;

	/**
	 * Say what a failure is, by the SQLSTATEs and, where these do not tell, the texts in
	 * its chain of causes and next exceptions. Suppressed exceptions do not count.
	 * @param failure any exception, or {@code null}
	 * @return the kind, {@link #STATEMENT} for what is no failure of the database
	 */
	public static FailureKind of(@Nullable Throwable failure) {
		return FailureClassifier.classify(failure);
	}

}
