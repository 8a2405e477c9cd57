package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.Arrays;

/**
 * What an operation came to that was done a few times.
 *
 * @param failures how often it failed
 * @param median how long its caller waited
 * @param roundTrips how many round trips each took in all
 * @param latency how long a round trip takes
 */
record Sample(int failures, Duration median, double roundTrips, Duration latency) {

	static Sample of(long[] answer, long roundTrips, Duration latency) {
		long[] waits = Arrays.copyOfRange(answer, 1, answer.length);
		Arrays.sort(waits);
		int times = waits.length + (int) answer[0];
		return new Sample((int) answer[0], Duration.ofNanos((waits.length > 0) ? waits[waits.length / 2] : 0),
				(double) roundTrips / Math.max(1, times), latency);
	}

	Sample allDone() {
		if (this.failures > 0) {
			throw new IllegalStateException(this.failures + " operations failed");
		}
		return this;
	}

	double roundTripsWaited() {
		return Math.floor(0.05 + (double) this.median.toNanos() / this.latency.toNanos());
	}

}
