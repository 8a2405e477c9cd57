package io.github.neonspring.boot.connection;

/**
 * Names a database to use when no setting names one.
 */
@FunctionalInterface
interface FallbackEndpoint {

	/**
	 * Start the endpoint if need be and return its connection string.
	 * @return the connection string
	 */
	String connectionString();

}
