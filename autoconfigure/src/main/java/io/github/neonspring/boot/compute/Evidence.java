package io.github.neonspring.boot.compute;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * What was last seen of the database.
 *
 * @param at when
 * @param latency how long the answer took
 * @param failure why there was none; {@code null} if there was
 * @since 0.1.0
 */
public record Evidence(Instant at, Duration latency, @Nullable ConnectFailure failure) {

	/**
	 * Whether this is evidence of failure.
	 * @return {@code true} if the database did not answer
	 */
	public boolean isFailure() {
		return this.failure != null;
	}

	/**
	 * Return how old this evidence is.
	 * @param now the time
	 * @return the age
	 */
	public Duration age(Instant now) {
		return Duration.between(this.at, now);
	}

}
