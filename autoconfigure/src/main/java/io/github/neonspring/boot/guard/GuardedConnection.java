package io.github.neonspring.boot.guard;

import java.sql.Connection;

/**
 * A physical connection under guard. What the pool lends unwraps to it.
 *
 * @since 0.1.0
 */
public interface GuardedConnection extends Connection {

	/**
	 * Note that the connection begins to be used, and find out without a round trip
	 * whether the server has closed it.
	 * @return {@code false} if it is of no use any more
	 */
	boolean beginUse();

}
