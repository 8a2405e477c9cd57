package io.github.neonspring.boot.benchmarks.layers;

import java.util.Locale;

import org.openjdk.jmh.results.Result;

/**
 * What something takes.
 *
 * @param what what it is
 * @param nanos how many nanoseconds
 * @param error how much more or less that may be, or not a number where nobody knows
 * @param limit how many it may be, or not a number without a limit
 */
record Cost(String what, double nanos, double error, double limit) {

	static Cost of(String what, Result<?> result, double limit) {
		return new Cost(what, result.getScore(), result.getScoreError(), limit);
	}

	/**
	 * Return what one thing takes over another.
	 * @param what what the difference is
	 * @param more the one
	 * @param less the other
	 * @param limit how much that may be
	 * @return the difference
	 */
	static Cost difference(String what, Result<?> more, Result<?> less, double limit) {
		return new Cost("**" + what + "**", more.getScore() - less.getScore(),
				Math.hypot(more.getScoreError(), less.getScoreError()), limit);
	}

	boolean holds() {
		return Double.isNaN(this.limit) || this.nanos <= this.limit;
	}

	/**
	 * Return the line of a table.
	 * @return what, nanoseconds, error, limit, and whether it holds
	 */
	String line() {
		String verdict = holds() ? "yes" : "NO";
		return "| " + this.what + " | " + number(this.nanos) + " | " + number(this.error) + " | " + number(this.limit)
				+ " | " + (Double.isNaN(this.limit) ? "" : verdict) + " |\n";
	}

	private static String number(double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.0f", value);
	}

}
