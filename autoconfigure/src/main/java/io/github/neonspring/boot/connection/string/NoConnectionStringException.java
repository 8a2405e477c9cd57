package io.github.neonspring.boot.connection.string;

/**
 * No property and no environment variable says where the database is.
 *
 * @since 0.1.0
 */
public class NoConnectionStringException extends RuntimeException {

	/**
	 * Create the exception with the message that says what was looked for.
	 */
	public NoConnectionStringException() {
		super("No database is configured: neon.url, NEON_DATABASE_URL, spring.datasource.url and DATABASE_URL "
				+ "are all empty");
	}

}
