package io.github.neonspring.boot.resilience;

import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * The database cannot be reached. This is what leaves {@code @Transactional} methods,
 * templates and repositories, and not a wrapper around it. The transaction or statement
 * that it leaves has done nothing, so that the same may be tried again later.
 *
 * @since 0.1.0
 */
public class DatabaseUnavailableException extends CannotGetJdbcConnectionException {

	/**
	 * Create an exception.
	 * @param cause which endpoint, since when, why
	 */
	public DatabaseUnavailableException(EndpointUnavailableException cause) {
		super(String.valueOf(cause.getMessage()), cause);
	}

}
