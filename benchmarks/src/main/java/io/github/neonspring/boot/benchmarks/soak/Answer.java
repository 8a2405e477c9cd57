package io.github.neonspring.boot.benchmarks.soak;

import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a caller was told, and when.
 *
 * @param transfer what was asked for
 * @param teller who was asked
 * @param outcome what was said
 * @param begin when it was asked for, since the round's start
 * @param end when the answer came, since the round's start
 * @param thrown the exception, unless it is done
 */
record Answer(Transfer transfer, String teller, Outcome outcome, Duration begin, Duration end,
		@Nullable Throwable thrown) {

	Duration waited() {
		return this.end.minus(this.begin);
	}

	String reason() {
		if (this.thrown == null) {
			return "";
		}
		Throwable root = this.thrown;
		String state = "";
		while (root.getCause() != null) {
			root = root.getCause();
			state = (root instanceof SQLException sql && sql.getSQLState() != null) ? " " + sql.getSQLState() : state;
		}
		return this.thrown.getClass().getSimpleName()
				+ ((root != this.thrown) ? " < " + root.getClass().getSimpleName() + state : "");
	}

	@Override
	public String toString() {
		return "transfer " + this.transfer.id() + " (" + this.teller + ", asked at " + Report.seconds(this.begin)
				+ ", answered " + this.outcome + " at " + Report.seconds(this.end)
				+ ((this.thrown != null) ? ", " + this.thrown : "") + ")";
	}

}
