package io.github.neonspring.boot.compute;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * How long to wait before a database that failed is asked again: five seconds while the
 * failure may pass by itself, and up to a minute where it cannot, since Neon's proxy
 * remembers a refusal for 30 seconds.
 */
final class RetryPace {

	private static final Duration SHORTEST = Duration.ofSeconds(5);

	private static final Duration LONGEST = Duration.ofSeconds(60);

	private int failures;

	synchronized void answered() {
		this.failures = 0;
	}

	synchronized void failed() {
		this.failures++;
	}

	synchronized Duration pause(@Nullable Evidence evidence) {
		ConnectFailure failure = (evidence != null) ? evidence.failure() : null;
		if (failure == null) {
			return Duration.ZERO;
		}
		if (failure.isTransient()) {
			return SHORTEST;
		}
		Duration pause = SHORTEST.multipliedBy(1L << Math.min(4, Math.max(0, this.failures - 1)));
		return (pause.compareTo(LONGEST) < 0) ? pause : LONGEST;
	}

}
