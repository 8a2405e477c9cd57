package io.github.neonspring.boot.replica;

/**
 * What carries the position of a caller's writes from one request to the next.
 *
 * @since 0.1.0
 */
public enum TokenCarrier {

	/** Nothing. */
	OFF,

	/** The header {@code Neon-Position}, which a client sends back as it has got it. */
	HEADER,

	/** The cookie {@code neon-position}. */
	COOKIE

}
