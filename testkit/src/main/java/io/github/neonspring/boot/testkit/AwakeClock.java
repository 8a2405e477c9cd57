package io.github.neonspring.boot.testkit;

import java.time.Duration;

/**
 * The record of when a compute was awake.
 */
final class AwakeClock {

	private boolean awake;

	private long since;

	private long total;

	private long wakes;

	private long suspends;

	synchronized void awake() {
		this.awake = true;
		this.since = System.nanoTime();
	}

	synchronized void woken() {
		stop();
		awake();
		this.wakes++;
	}

	synchronized void asleep() {
		stop();
		this.suspends++;
	}

	synchronized void stop() {
		this.total = time().toNanos();
		this.awake = false;
	}

	synchronized boolean isAwake() {
		return this.awake;
	}

	synchronized long wakes() {
		return this.wakes;
	}

	synchronized long suspends() {
		return this.suspends;
	}

	synchronized Duration time() {
		return Duration.ofNanos(this.total + (this.awake ? System.nanoTime() - this.since : 0));
	}

}
