package io.github.neonspring.boot.pool;

/**
 * Who wants the next physical connection.
 *
 * @since 0.1.0
 */
public enum Demand {

	/** A caller waits for it. */
	CALLER,

	/** Nobody waits: it is one of those that the pool keeps. */
	REFILL,

	/** Nobody. */
	NONE

}
