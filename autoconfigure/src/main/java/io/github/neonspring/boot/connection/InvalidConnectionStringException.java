package io.github.neonspring.boot.connection;

/**
 * A connection string that cannot be used. Neither the message nor this exception holds
 * the string or any value out of it, since it may contain a password.
 *
 * @since 0.1.0
 */
public class InvalidConnectionStringException extends RuntimeException {

	private final String part;

	InvalidConnectionStringException(String part, String message) {
		super(message);
		this.part = part;
	}

	/**
	 * Return the same with the name of the setting that holds the string.
	 * @param setting the name of the setting, such as {@code NEON_DATABASE_URL}
	 * @return the exception to throw
	 */
	InvalidConnectionStringException in(String setting) {
		return new InvalidConnectionStringException(this.part, setting + ": " + getMessage());
	}

	/**
	 * Return the name of the offending part.
	 * @return for example {@code port}, {@code password} or the name of a parameter
	 */
	public String getPart() {
		return this.part;
	}

}
