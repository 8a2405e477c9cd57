package io.github.neonspring.boot.testkit.front;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The injected time of a round trip.
 */
final class Latency {

	private final LongAdder roundTrips;

	private volatile long nanos;

	Latency(LongAdder roundTrips) {
		this.roundTrips = roundTrips;
	}

	void set(long nanos) {
		this.nanos = nanos;
	}

	long nanos() {
		return this.nanos;
	}

	// Count a round trip of the handshake and take its time.
	void roundTrip() throws InterruptedIOException {
		this.roundTrips.increment();
		hold(this.nanos);
	}

	static void hold(long nanos) throws InterruptedIOException {
		if (nanos <= 0) {
			return;
		}
		try {
			TimeUnit.NANOSECONDS.sleep(nanos);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while an answer was held back");
		}
	}

}
