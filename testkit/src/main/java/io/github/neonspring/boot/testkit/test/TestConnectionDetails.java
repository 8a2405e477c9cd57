package io.github.neonspring.boot.testkit.test;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Connection details of a test database.
 *
 * @param jdbcUrl the URL with user and password
 */
record TestConnectionDetails(String jdbcUrl) implements JdbcConnectionDetails {

	@Override
	public String getJdbcUrl() {
		return this.jdbcUrl;
	}

	@Override
	public @Nullable String getUsername() {
		return null;
	}

	@Override
	public @Nullable String getPassword() {
		return null;
	}

	@Override
	public String toString() {
		return "TestConnectionDetails";
	}

}
