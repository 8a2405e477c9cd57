package io.github.neonspring.boot.connection.credentials;

/**
 * Says as whom to log in. A bean of this type is asked before each login of the pool, of
 * migrations and of commit lookups, and from time to time in between
 * ({@code neon.credentials.check-interval}), so that credentials can change while the
 * application runs: connections that were opened with earlier ones are then closed one
 * after the other, when nobody uses them. Others are a change where they are returned
 * twice in a row, or where the server has refused the ones before: a provider may also
 * return something else each time, such as a token, and no connection is closed for that.
 * <p>
 * It is asked on the thread that connects, by several at once: answer from memory. An
 * exception makes the login go on with the credentials that worked last; at start it
 * fails.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface NeonCredentialsProvider {

	/**
	 * Return what to log in with.
	 * @return the credentials
	 */
	NeonCredentials getCredentials();

	/**
	 * Note that the server has refused credentials, so that a copy in memory is of no use
	 * any more. {@link #getCredentials()} is asked once more right after; where it
	 * returns the same again the login fails.
	 * @param refused what was refused
	 */
	default void refused(NeonCredentials refused) {
	}

	/**
	 * Whether connections that were opened with earlier credentials are closed after a
	 * change.
	 * @return {@code false} to keep them as long as others
	 */
	default boolean retiresConnections() {
		return true;
	}

}
