package io.github.neonspring.boot.query;

import java.sql.Statement;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A statement that took long, while its rows may still be read.
 */
final class SlowExecution {

	private final Statement statement;

	private final String sql;

	private final Duration took;

	private final Origin origin;

	private final @Nullable String effect;

	private long rowsRead;

	private boolean reading;

	SlowExecution(Statement statement, String sql, Duration took, Origin origin, @Nullable String effect) {
		this.statement = statement;
		this.sql = sql;
		this.took = took;
		this.origin = origin;
		this.effect = effect;
	}

	boolean isOf(Statement other) {
		return this.statement == other;
	}

	void reads() {
		this.reading = true;
	}

	void readRow() {
		this.rowsRead++;
	}

	String sql() {
		return this.sql;
	}

	Duration took() {
		return this.took;
	}

	Origin origin() {
		return this.origin;
	}

	/**
	 * Say what it did.
	 * @return words with a comma before them, or nothing where it is not known
	 */
	String effect() {
		if (this.reading) {
			return ", " + Effect.rows(this.rowsRead) + " read";
		}
		return (this.effect != null) ? ", " + this.effect : "";
	}

}
