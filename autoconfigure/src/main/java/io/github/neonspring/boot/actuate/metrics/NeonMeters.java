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
			"State of the circuit breaker: 1 for the one it is in, 0 for the others");

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
