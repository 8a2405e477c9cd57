package io.github.neonspring.boot.connection;

/**
 * A connection string that cannot be used. Neither the message nor this exception holds
 * the string or any value out of it, since it may contain a password.
 *
 * @author Neon Spring Boot contributors
 * @since 0.1.0
 */
public class InvalidConnectionStringException extends RuntimeException {

	private final String part;

	InvalidConnectionStringException(String part, String message) {
		super(message);
		this.part = part;
	}

	/**
	 * Return the name of the offending part.
	 * @return for example {@code port}, {@code password} or the name of a parameter
	 */
	public String getPart() {
		return this.part;
	}

}
