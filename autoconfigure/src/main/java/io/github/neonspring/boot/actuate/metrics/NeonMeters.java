package io.github.neonspring.boot.actuate.metrics;

/**
 * The catalogue of meters.
 */
enum NeonMeters {

	/** Migrations that this start applied. */
	MIGRATIONS_APPLIED("neon.migrations.applied", "Migrations that this start applied"),

	/** How long this start took to migrate, waiting for the database included. */
	MIGRATIONS_DURATION("neon.migrations.duration", "How long this start took to migrate"),

	/** Pings sent to keep the compute awake. */
	KEEPALIVE_PINGS("neon.keepalive.pings", "Pings sent to keep the compute awake"),

	/** How long the compute will have been awake. */
	COMPUTE_AWAKE("neon.compute.awake", "Estimate of how long the compute has been awake because of this application"),

	/** How long the compute could sleep. */
	COMPUTE_ASLEEP("neon.compute.asleep",
			"Estimate of how long the compute could sleep since start, which is what is saved"),

	/** Wakes of the compute. */
	COMPUTE_WAKES("neon.compute.wakes", "How often this application has woken the compute, by estimate"),

	/** COMMITs of read-only transactions that failed after their caller had gone on. */
	BACKGROUND_COMMIT_FAILURES("neon.transaction.background.commit.failures",
			"COMMITs of read-only transactions that failed after their caller had gone on"),

	/** State of the circuit breaker. */
	CIRCUIT_BREAKER_STATE("neon.circuit.breaker.state",
			"State of the circuit breaker: 1 for the one it is in, 0 for the others"),

	/** Physical connections opened. */
	CONNECTIONS_CREATED("neon.connection.created", "Physical connections opened, to whichever endpoint"),

	/** Connects that failed. */
	CONNECTION_FAILURES("neon.connection.failures", "Connects that failed, by their reasons"),

	/** Reads on a replica. */
	REPLICA_READS("neon.replica.reads", "Connections that a replica has lent to readers"),

	/** Reads on the primary that a replica could have served. */
	REPLICA_FALLBACKS("neon.replica.fallbacks", "Reads that went to the primary in the place of a replica"),

	/** How far a replica is behind. */
	REPLICA_LAG("neon.replica.lag", "How far a replica was behind when it was last asked, beside a read"),

	/** Whether reads go to a replica. */
	REPLICA_IN_ROTATION("neon.replica.in.rotation", "1 if reads go to the replica, 0 if it sleeps or is out of reach"),

	/** How long callers waited for a connection. */
	CONNECTION_ACQUISITION("neon.connection.acquisition",
			"How long callers waited for a connection, from asking to having it"),

	/** How long connections were held. */
	SESSION_DURATION("neon.session.duration", "How long connections were held"),

	/** Connections that are lent. */
	SESSION_OPEN("neon.session.open", "Connections that somebody has now"),

	/** Connections that seem to be leaked. */
	SESSION_LEAKED("neon.session.leaked", "Connections that are reported as leaked and not back yet"),

	/** Leaks so far. */
	SESSION_LEAKS("neon.session.leaks", "Connections that were reported as leaked, by how that showed first"),

	/** Slow sessions so far. */
	SESSION_SLOW("neon.session.slow", "Connections that were held for longer than neon.session.slow-threshold"),

	/** Callers without a connection. */
	POOL_EXHAUSTED("neon.pool.exhausted", "Callers that got no connection in time because others had them all");

	private final String meterName;

	private final String description;

	NeonMeters(String meterName, String description) {
		this.meterName = meterName;
		this.description = description;
	}

	String meterName() {
		return this.meterName;
	}

	String description() {
		return this.description;
	}

}
