package io.github.neonspring.boot.testkit.front;

import java.io.IOException;
import java.net.SocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * The compute behind the front, as far as the front needs to know it.
 *
 * @since 0.1.0
 */
public interface Compute {

	/**
	 * Wake the compute unless it is awake and say where it listens.
	 * @param pooled whether the pooler's address is wanted
	 * @return the address to connect to
	 * @throws IOException if it cannot be woken
	 * @throws InterruptedException if the caller is interrupted meanwhile
	 */
	SocketAddress awake(boolean pooled) throws IOException, InterruptedException;

	/**
	 * Return whether pooled connections can be served.
	 * @return whether there is a pooler
	 */
	boolean hasPooler();

	/**
	 * Return the stored password verifier of a role; never wakes the compute.
	 * @param role the role's name
	 * @return the verifier, or {@code null} if the role is unknown or has no password
	 */
	@Nullable ScramVerifier verifier(String role);

	/**
	 * Begin a login at the compute; waits while its database is being replaced.
	 * @return what ends the login, by the same thread
	 * @throws InterruptedException if the caller is interrupted meanwhile
	 */
	default Login login() throws InterruptedException {
		return () -> {
		};
	}

	/**
	 * Note that the compute is in use at this moment.
	 */
	void used();

	/**
	 * A login that is under way.
	 */
	interface Login extends AutoCloseable {

		@Override
		void close();

	}

}
