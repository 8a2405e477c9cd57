package io.github.neonspring.boot.session;

import java.util.List;

/**
 * Where connections are lent, and where it is known who has them.
 *
 * @since 0.1.0
 */
public interface SessionSource {

	/**
	 * Return where the connections lead to.
	 * @return the description of the endpoint, without secrets
	 */
	String endpoint();

	/**
	 * Return who has a connection now.
	 * @return the holdings, in no order
	 */
	List<Holding> holdings();

	/**
	 * Return how often a connection was lent.
	 * @return the number of sessions so far
	 */
	long created();

	/**
	 * Whether no physical connection is open, so that there is nothing to look at.
	 * @return {@code true} if so
	 */
	boolean isEmpty();

	/**
	 * Whether whoever asks now has to wait until somebody gives a connection back.
	 * @return {@code false} also where connections are not pooled
	 */
	boolean isExhausted();

}
