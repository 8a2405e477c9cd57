package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.jspecify.annotations.Nullable;

/**
 * There was no connection to be had because the endpoint cannot be reached. What leaves a
 * transaction, a template or a repository of Spring's is
 * {@link DatabaseUnavailableException} instead.
 *
 * @since 0.1.0
 */
public final class EndpointUnavailableException extends SQLTransientConnectionException {

	/**
	 * Create an exception.
	 * @param reason which endpoint, since when, why
	 * @param cause the last failure to connect
	 */
	public EndpointUnavailableException(String reason, @Nullable SQLException cause) {
		super(reason, stateOf(cause), cause);
	}

	private static String stateOf(@Nullable SQLException cause) {
		String state = (cause != null) ? cause.getSQLState() : null;
		return (state != null && state.startsWith("08")) ? state : "08001";
	}

}
