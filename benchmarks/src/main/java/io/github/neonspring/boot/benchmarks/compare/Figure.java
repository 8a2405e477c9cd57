package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;

/**
 * One number that came out of a measurement.
 *
 * @param what what it says beside the measurement's name, may be empty
 * @param unit what it is counted in
 * @param value the number
 * @param limit what it must not exceed on the starter
 */
record Figure(String what, Unit unit, double value, Limit limit) {

	Figure(String what, Unit unit, double value) {
		this(what, unit, value, Limit.NONE);
	}

	static Figure millis(String what, Duration time) {
		return new Figure(what, Unit.MILLISECONDS, time.toNanos() / 1e6);
	}

	Figure atMost(double most) {
		return limited(Limit.atMost(most));
	}

	Figure limited(Limit limit) {
		return new Figure(this.what, this.unit, this.value, limit);
	}

}
