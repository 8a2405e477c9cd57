package io.github.neonspring.boot.connection.string;

import org.jspecify.annotations.Nullable;

/**
 * A connection string that cannot be used. Neither the message nor this exception holds
 * the string or any value out of it, since it may contain a password.
 *
 * @since 0.1.0
 */
public class InvalidConnectionStringException extends RuntimeException {

	private final String part;

	private final @Nullable String source;

	/**
	 * Create the exception.
	 * @param part the name of the offending part
	 * @param message what is wrong with it, without any value that may be secret
	 */
	public InvalidConnectionStringException(String part, String message) {
		super(message);
		this.part = part;
		this.source = null;
	}

	private InvalidConnectionStringException(InvalidConnectionStringException cause, String source) {
		super(source + ": " + cause.getMessage(), cause);
		this.part = cause.part;
		this.source = source;
	}

	/**
	 * Return the same failure with the place where the connection string was found.
	 * @param source the property or the variable, such as {@code NEON_DATABASE_URL}
	 * @return an exception whose message begins with the source
	 */
	public InvalidConnectionStringException foundIn(String source) {
		return new InvalidConnectionStringException(this, source);
	}

	/**
	 * Return the name of the offending part.
	 * @return for example {@code port}, {@code password} or the name of a parameter
	 */
	public String getPart() {
		return this.part;
	}

	/**
	 * Return where the connection string was found.
	 * @return the property or the variable, or {@code null} if unknown
	 */
	public @Nullable String getSource() {
		return this.source;
	}

}
