package io.github.neonspring.boot.connection.string;

/**
 * How a connection string was written.
 *
 * @since 0.1.0
 */
public enum Form {

	/**
	 * As libpq reads it: {@code postgresql://user:password@host/database}.
	 */
	LIBPQ("postgresql://"),

	/**
	 * As pgjdbc reads it: {@code jdbc:postgresql://host/database}.
	 */
	JDBC("jdbc:postgresql://");

	private final String prefix;

	Form(String prefix) {
		this.prefix = prefix;
	}

	String prefix() {
		return this.prefix;
	}

}
