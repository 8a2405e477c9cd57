package io.github.neonspring.boot.guard;

/**
 * Has the statements of each connection watched.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface StatementWatches {

	/** Nobody watches. */
	StatementWatches NONE = (endpoint) -> StatementWatch.NONE;

	/**
	 * Watch a connection.
	 * @param endpoint the description of where it leads, without secrets
	 * @return hears of its statements
	 */
	StatementWatch of(String endpoint);

}
