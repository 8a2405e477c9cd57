package io.github.neonspring.boot.replica;

import java.time.Duration;

/**
 * How long a reader waits for a connection that was thought to be at hand, or nearly so:
 * as long as a few connects take. A cold start takes longer.
 */
final class ConnectPace {

	private static final Duration SHORTEST = Duration.ofMillis(100);

	private static final Duration LONGEST = Duration.ofSeconds(1);

	private static final int TIMES = 3;

	private volatile Duration fastest = LONGEST;

	/**
	 * Note a connect.
	 * @param took how long it took
	 */
	void connected(Duration took) {
		if (took.compareTo(this.fastest) < 0) {
			this.fastest = took;
		}
	}

	Duration patience() {
		Duration patience = this.fastest.multipliedBy(TIMES);
		if (patience.compareTo(SHORTEST) < 0) {
			return SHORTEST;
		}
		return (patience.compareTo(LONGEST) < 0) ? patience : LONGEST;
	}

}
