package io.github.neonspring.boot.connection;

import java.util.List;

/**
 * Names a database to use when no setting names one.
 */
interface FallbackEndpoint {

	/**
	 * Start the endpoint if need be and return its connection string.
	 * @return the connection string
	 */
	String connectionString();

	/**
	 * Start the endpoint if need be and return the connection strings of its read
	 * replicas.
	 * @return the connection strings
	 */
	List<String> replicaConnectionStrings();

}
