package io.github.neonspring.boot.session;

import java.time.Duration;

import io.github.neonspring.boot.limits.NeonSessionProperties;

/**
 * From when on a session is worth a word, in nanoseconds.
 *
 * @param slow how long a session may be open
 * @param leak how long a connection may be held, or idle while it is held
 */
record SessionThresholds(long slow, long leak) {

	/** A thread that has ended is found so soon. */
	private static final long LONGEST_BEAT = Duration.ofSeconds(1).toNanos();

	private static final long SHORTEST_BEAT = Duration.ofMillis(10).toNanos();

	static SessionThresholds of(NeonSessionProperties properties) {
		return new SessionThresholds(nanos(properties.getSlowThreshold()), nanos(properties.getLeakThreshold()));
	}

	// Zero and less are off
	private static long nanos(Duration threshold) {
		return (threshold.isZero() || threshold.isNegative()) ? Long.MAX_VALUE : threshold.toNanos();
	}

	boolean findsLeaks() {
		return this.leak != Long.MAX_VALUE;
	}

	/**
	 * Return how often to look.
	 * @return nanoseconds
	 */
	long beat() {
		return Math.max(SHORTEST_BEAT, Math.min(LONGEST_BEAT, Math.min(this.slow, this.leak) / 4));
	}

}
