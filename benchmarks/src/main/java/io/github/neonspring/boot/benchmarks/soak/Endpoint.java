package io.github.neonspring.boot.benchmarks.soak;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.postgres.PgBouncer;

/**
 * The way to the database.
 */
enum Endpoint {

	/** Straight to PostgreSQL. */
	DIRECT,

	/** Through PgBouncer in transaction mode. */
	POOLED;

	static final String MISSING = "no PgBouncer on this machine: apt-get install pgbouncer";

	boolean isAvailable() {
		return this == DIRECT || PgBouncer.find().isPresent();
	}

	String url(NeonSimulator simulator) {
		return (this == DIRECT) ? simulator.url() : simulator.pooledUrl();
	}

}
