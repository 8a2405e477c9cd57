package io.github.neonspring.boot.actuate.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.commit.CommitOutcome;
import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.query.TransactionOutcome;
import io.github.neonspring.boot.replica.FallbackReason;
import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.session.LeakKind;
import io.github.neonspring.boot.transaction.RetryOutcome;

/**
 * The catalogue of meters, from which {@code docs/observability/meters.md} is written.
 */
enum NeonMeters {

	MIGRATIONS_APPLIED("neon.migrations.applied", MeterKind.GAUGE, "migrations", "Migrations that this start applied"),

	MIGRATIONS_DURATION("neon.migrations.duration", MeterKind.TIME_GAUGE, "seconds",
			"How long this start took to migrate, waiting for the database included"),

	KEEPALIVE_PINGS("neon.keepalive.pings", MeterKind.COUNTER, "pings", "Pings sent to keep the compute awake"),

	COMPUTE_AWAKE("neon.compute.awake", MeterKind.TIME_GAUGE, "seconds",
			"Estimate of how long the compute has been awake because of this application"),

	COMPUTE_ASLEEP("neon.compute.asleep", MeterKind.TIME_GAUGE, "seconds",
			"Estimate of how long the compute could sleep since start, which is what is saved"),

	COMPUTE_HOURS("neon.compute.hours", MeterKind.GAUGE, "hours",
			"Estimate of the compute-hours that are billed because of this application since start"),

	COMPUTE_HOURS_SAVED("neon.compute.hours.saved", MeterKind.GAUGE, "compute-hours",
			"Estimate of the compute-hours saved since start against a compute that never sleeps"),

	COMPUTE_WAKES("neon.compute.wakes", MeterKind.COUNTER, "wakes",
			"How often this application has woken the compute, by estimate"),

	COMPUTE_WAKE_DURATION("neon.compute.wake.duration", MeterKind.TIMER, "seconds",
			"How long it was from the need of the sleeping compute to a connection, and who needed it",
			MeterTag.boundedBy("cause", "the first 20 causes, then other")),

	COLD_START_WAIT("neon.connection.cold.start.wait", MeterKind.TIMER, "seconds",
			"How long those waited for a connection who got it after the compute was woken meanwhile"),

	TRANSACTION_RETRIES("neon.transaction.retries", MeterKind.COUNTER, "retries",
			"Transactions that were done again, each counted once, by how that ended",
			MeterTag.of("outcome", RetryOutcome.values())),

	COMMIT_IN_DOUBT("neon.commit.in.doubt", MeterKind.COUNTER, "commits",
			"COMMITs, and statements outside a transaction, whose answer was lost, by what became of them",
			MeterTag.of("outcome", CommitOutcome.values())),

	BACKGROUND_COMMIT_FAILURES("neon.transaction.background.commit.failures", MeterKind.COUNTER, "failures",
			"COMMITs of read-only transactions that failed after their caller had gone on"),

	CIRCUIT_BREAKER_STATE("neon.circuit.breaker.state", MeterKind.GAUGE, "1 or 0",
			"State of the circuit breaker: 1 for the one it is in, 0 for the others",
			MeterTag.of("state", BreakerState.values())),

	REPLICA_READS("neon.replica.reads", MeterKind.COUNTER, "reads", "Connections that a replica has lent to readers",
			MeterTag.boundedBy("replica", "the replicas")),

	REPLICA_FALLBACKS("neon.replica.fallbacks", MeterKind.COUNTER, "fallbacks",
			"Reads that went to the primary in the place of a replica", MeterTag.of("reason", FallbackReason.values())),

	REPLICA_LAG("neon.replica.lag", MeterKind.TIME_GAUGE, "seconds",
			"How far a replica was behind when it was last asked, beside a read",
			MeterTag.boundedBy("replica", "the replicas")),

	REPLICA_IN_ROTATION("neon.replica.in.rotation", MeterKind.GAUGE, "1 or 0",
			"1 if reads go to the replica, 0 if it sleeps or is out of reach",
			MeterTag.boundedBy("replica", "the replicas")),

	CONNECTIONS_OPENED("neon.connection.opened", MeterKind.COUNTER, "connections",
			"Physical connections opened, to whichever endpoint"),

	CONNECTIONS_LOST("neon.connection.lost", MeterKind.COUNTER, "connections",
			"Physical connections that the other side has ended, whether somebody used them or not"),

	CONNECTION_FAILURES("neon.connection.failures", MeterKind.COUNTER, "failures",
			"Connects that failed, by their reasons", MeterTag.of("kind", ConnectFailure.values())),

	CONNECTION_ACQUISITION("neon.connection.acquisition", MeterKind.TIMER, "seconds",
			"How long callers waited for a connection, from asking to having it"),

	SESSION_DURATION("neon.session.duration", MeterKind.TIMER, "seconds", "How long connections were held"),

	SESSION_OPEN("neon.session.open", MeterKind.GAUGE, "sessions", "Connections that somebody has now"),

	SESSION_LEAKED("neon.session.leaked", MeterKind.GAUGE, "sessions",
			"Connections that are reported as leaked and not back yet"),

	SESSION_LEAKS("neon.session.leaks", MeterKind.COUNTER, "leaks",
			"Connections that were reported as leaked, by how that showed first, or as held for long",
			MeterTag.of("kind", LeakKind.values())),

	SESSION_SLOW("neon.session.slow", MeterKind.COUNTER, "sessions",
			"Connections that were held for longer than neon.session.slow-threshold"),

	POOL_EXHAUSTED("neon.pool.exhausted", MeterKind.COUNTER, "callers",
			"Callers that got no connection in time because others had them all"),

	TRANSACTION("neon.transaction", MeterKind.TIMER, "seconds", "How long transactions took, and how they ended",
			MeterTag.boundedBy("transaction.name", "the first 100 names, then other"), MeterTag.ofBoolean("read.only"),
			MeterTag.of("outcome", TransactionOutcome.values()),
			MeterTag.boundedBy("spring.application.name", "this application, where transactions are observed"),
			MeterTag.boundedBy("endpoint", "the endpoint, where transactions are observed"),
			MeterTag.boundedBy("error", "the classes of failures, where transactions are observed")),

	TRANSACTION_ACTIVE("neon.transaction.active", MeterKind.LONG_TASK_TIMER, "seconds",
			"Transactions that are running, where they are observed",
			MeterTag.boundedBy("transaction.name", "the first 100 names, then other"), MeterTag.ofBoolean("read.only"),
			MeterTag.boundedBy("spring.application.name", "this application"),
			MeterTag.boundedBy("endpoint", "the endpoint")),

	QUERY_SLOW("neon.query.slow", MeterKind.COUNTER, "executions",
			"Executions that took longer than neon.query.slow-threshold"),

	QUERY_REPEATED("neon.query.repeated", MeterKind.COUNTER, "transactions",
			"Transactions that executed a statement as often as neon.query.repeat-threshold");

	private final String meterName;

	private final MeterKind kind;

	private final String unit;

	private final String description;

	private final List<MeterTag> tags;

	NeonMeters(String meterName, MeterKind kind, String unit, String description, MeterTag... tags) {
		this.meterName = meterName;
		this.kind = kind;
		this.unit = unit;
		this.description = description;
		this.tags = List.of(tags);
	}

	String meterName() {
		return this.meterName;
	}

	MeterKind kind() {
		return this.kind;
	}

	/**
	 * Return what is counted or measured.
	 * @return the unit, to be read by people
	 */
	String unit() {
		return this.unit;
	}

	/**
	 * Return the unit as a registry is told. Prometheus puts it behind the name, so that
	 * a name that does not end with it has none.
	 * @return the unit, or {@code null}
	 */
	@Nullable String baseUnit() {
		return this.meterName.endsWith("." + this.unit) ? this.unit : null;
	}

	String description() {
		return this.description;
	}

	List<MeterTag> tags() {
		return this.tags;
	}

}
