package io.github.neonspring.boot.connection;

import org.jspecify.annotations.Nullable;

/**
 * Which setting named the database.
 *
 * @param kind what sort of setting it is
 * @param name the setting as a person would write it, such as {@code NEON_DATABASE_URL}
 * @param value what it says; {@code null} where nothing is set
 * @since 0.1.0
 */
public record ConnectionSource(Kind kind, String name, @Nullable String value) {

	/**
	 * Where a connection string can come from.
	 */
	public enum Kind {

		/** A {@code JdbcConnectionDetails} bean of the application. */
		CONNECTION_DETAILS,

		/**
		 * {@code neon.url}, {@code NEON_DATABASE_URL} or {@code DATABASE_URL}: these have
		 * a direct URL and replicas beside them.
		 */
		NEON,

		/** {@code spring.datasource.url}: the application's own settings hold. */
		SPRING,

		/** The embedded endpoint of the testkit. */
		EMBEDDED

	}

	boolean isNeon() {
		return this.kind == Kind.NEON;
	}

	/**
	 * Whether this is a JDBC URL of something other than PostgreSQL, which is plain
	 * Spring Boot's business.
	 */
	boolean isForeign() {
		if (this.kind == Kind.NEON || this.value == null) {
			return false;
		}
		String url = this.value.strip();
		return url.regionMatches(true, 0, "jdbc:", 0, 5) && !url.regionMatches(true, 0, "jdbc:postgresql:", 0, 16);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
