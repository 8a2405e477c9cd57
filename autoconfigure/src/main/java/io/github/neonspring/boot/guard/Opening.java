package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where a connection comes from.
 */
@FunctionalInterface
interface Opening {

	/**
	 * Open a connection.
	 * @return the connection
	 * @throws SQLException if there is none
	 */
	Connection open() throws SQLException;

}
