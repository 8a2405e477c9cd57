package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * A time in which nothing could be reached.
 *
 * @param since when the first connect failed
 * @param lastly when the last one failed
 * @param failure why the last one failed
 */
record Outage(Instant since, Instant lastly, SQLException failure) {

	static Outage beginning(Instant now, SQLException failure) {
		return new Outage(now, now, failure);
	}

	Outage goesOn(Instant now, SQLException failure) {
		return new Outage(this.since, now, failure);
	}

	Duration lasted() {
		return Duration.between(this.since, this.lastly);
	}

	/**
	 * Say what is wrong, to whom, and what to do.
	 * @param endpoint the endpoint
	 * @param now the time
	 * @return sentences
	 */
	String inWords(String endpoint, Instant now) {
		ConnectFailure kind = ConnectFailure.of(this.failure);
		return "%s has been out of reach since %s (%d s). %s %s".formatted(endpoint,
				this.since.truncatedTo(ChronoUnit.SECONDS), Duration.between(this.since, now).toSeconds(),
				kind.getDescription(), kind.getAction());
	}

}
