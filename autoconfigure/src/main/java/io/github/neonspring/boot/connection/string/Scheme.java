package io.github.neonspring.boot.connection.string;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The beginning of a connection string.
 */
final class Scheme {

	private static final String JDBC = "jdbc:postgresql:";

	/**
	 * Other schemes that a message may name; anything else may be a piece of a password.
	 */
	private static final Set<String> KNOWN = Set.of("http", "https", "mysql", "mariadb", "mongodb", "redis", "sqlite",
			"sqlserver", "cockroachdb", "r2dbc:postgresql", "jdbc:postgres", "jdbc:mysql", "jdbc:mariadb", "jdbc:h2",
			"jdbc:oracle", "jdbc:sqlserver", "jdbc:hsqldb", "jdbc:sqlite", "postgresql+psycopg2", "postgresql+asyncpg",
			"prisma+postgres", "prisma");

	private Scheme() {
	}

	static Form formOf(String url) {
		if (startsWith(url, JDBC)) {
			return Form.JDBC;
		}
		if (startsWith(url, "postgresql://") || startsWith(url, "postgres://")) {
			return Form.LIBPQ;
		}
		Placeholders.checkWhole(url);
		String found = KNOWN.stream()
			.filter((scheme) -> startsWith(url, scheme + ":"))
			.map((scheme) -> "The scheme " + scheme + ": is not supported")
			.findFirst()
			.orElse("The connection string has no known scheme");
		throw new InvalidConnectionStringException("scheme",
				found + "; it must begin with postgresql://, postgres:// or jdbc:postgresql:");
	}

	static String withoutScheme(String url) {
		return Stream.of(JDBC + "//", "postgresql://", "postgres://")
			.filter((prefix) -> startsWith(url, prefix))
			.findFirst()
			.map((prefix) -> url.substring(prefix.length()))
			.orElseGet(() -> "/" + url.substring(JDBC.length()));
	}

	private static boolean startsWith(String url, String prefix) {
		return url.length() >= prefix.length()
				&& url.substring(0, prefix.length()).toLowerCase(Locale.ROOT).equals(prefix);
	}

}
