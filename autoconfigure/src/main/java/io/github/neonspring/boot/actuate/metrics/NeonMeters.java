package io.github.neonspring.boot.actuate.metrics;

/**
 * The catalogue of meters.
 */
enum NeonMeters {

	/** Migrations that this start applied. */
	MIGRATIONS_APPLIED("neon.migrations.applied", "migrations", "Migrations that this start applied"),

	/** How long this start took to migrate, waiting for the database included. */
	MIGRATIONS_DURATION("neon.migrations.duration", "seconds", "How long this start took to migrate"),

	/** Pings sent to keep the compute awake. */
	KEEPALIVE_PINGS("neon.keepalive.pings", "pings", "Pings sent to keep the compute awake");

	private final String meterName;

	private final String unit;

	private final String description;

	NeonMeters(String meterName, String unit, String description) {
		this.meterName = meterName;
		this.unit = unit;
		this.description = description;
	}

	String meterName() {
		return this.meterName;
	}

	String unit() {
		return this.unit;
	}

	String description() {
		return this.description;
	}

}
