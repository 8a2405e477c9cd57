package io.github.neonspring.boot.benchmarks.soak;

import java.time.Duration;

/**
 * A fault that happened.
 *
 * @param fault what happened
 * @param begin when it began, since the round's start
 * @param end when it was over, since the round's start
 */
record Strike(Fault fault, Duration begin, Duration end) {

	/** How long after a crash a transaction may still be told that nobody knows. */
	private static final Duration AFTERMATH = Duration.ofSeconds(10);

	boolean excuses(Answer answer) {
		return this.fault.isCrash() && this.begin.compareTo(answer.end()) <= 0
				&& this.end.plus(AFTERMATH).compareTo(answer.begin()) >= 0;
	}

	Duration took() {
		return this.end.minus(this.begin);
	}

	// How far a moment is from this.
	Duration distance(Duration moment) {
		if (moment.compareTo(this.begin) < 0) {
			return this.begin.minus(moment);
		}
		return (moment.compareTo(this.end) > 0) ? moment.minus(this.end) : Duration.ZERO;
	}

	@Override
	public String toString() {
		return this.fault + " at " + Report.seconds(this.begin);
	}

}
