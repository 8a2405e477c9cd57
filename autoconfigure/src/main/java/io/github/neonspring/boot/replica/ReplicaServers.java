package io.github.neonspring.boot.replica;

import io.github.neonspring.boot.connection.driver.JdbcTarget;

/**
 * Which servers may answer at the address of a replica, and so for how long it is known
 * what was replayed there.
 *
 * @since 0.1.0
 */
public enum ReplicaServers {

	/** One compute: what was seen on one connection goes for all. */
	ONE,

	/**
	 * Several hosts, or a name that may lead to several servers: what was seen on a
	 * connection goes for that connection.
	 */
	ONE_FOR_EACH_CONNECTION,

	/**
	 * A pooler, whose sessions come and go behind a connection: what was seen goes for
	 * nothing but the read that asked.
	 */
	ANY;

	/**
	 * Tell by the address.
	 * @param target where the replica is
	 * @return which servers may answer
	 */
	public static ReplicaServers of(JdbcTarget target) {
		if (target.kind().isPooler()) {
			return ANY;
		}
		return (target.kind().isNeon() && !target.url().contains(",")) ? ONE : ONE_FOR_EACH_CONNECTION;
	}

}
