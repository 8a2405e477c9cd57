package io.github.neonspring.boot.connection.credentials;

import org.jspecify.annotations.Nullable;

/**
 * User and password of a login.
 *
 * @param username the user; {@code null} for the one that the connection string or
 * {@code neon.username} names
 * @param password the password; {@code null} for a login without one
 * @since 0.1.0
 */
public record NeonCredentials(@Nullable String username, @Nullable String password) {

	/**
	 * Return credentials that change the password only.
	 * @param password the password
	 * @return the credentials
	 */
	public static NeonCredentials ofPassword(String password) {
		return new NeonCredentials(null, password);
	}

	/**
	 * Return the user, never the password.
	 * @return the user
	 */
	@Override
	public String toString() {
		return "NeonCredentials[" + ((this.username != null) ? this.username : "configured user") + "]";
	}

}
