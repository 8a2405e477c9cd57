package io.github.neonspring.boot.compute;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * Counts the pings, and tells of the first one in a row that is not answered and of the
 * end of the row.
 */
final class PingTally {

	private static final EndpointLog events = EndpointLog.of(Keepalive.class);

	private final Duration interval;

	private volatile long pings;

	private volatile int failures;

	PingTally(Duration interval) {
		this.interval = interval;
	}

	long pings() {
		return this.pings;
	}

	int failuresInARow() {
		return this.failures;
	}

	void sent() {
		this.pings++;
	}

	/**
	 * Note what became of a ping.
	 * @param endpoint the description of the endpoint, without secrets
	 * @param failure why it was not answered, or {@code null} if it was
	 */
	void ended(String endpoint, @Nullable ConnectFailure failure) {
		if (failure != null) {
			failed(endpoint, failure);
		}
		else if (this.failures > 0) {
			events.info(EndpointEvent.KEEPALIVE_ANSWERED, endpoint,
					LogMessage.format("Keepalive: %s answers again after %d failed pings", endpoint, this.failures));
			this.failures = 0;
		}
	}

	private void failed(String endpoint, ConnectFailure failure) {
		this.failures++;
		if (this.failures == 1) {
			events.warn(EndpointEvent.KEEPALIVE_FAILING, endpoint,
					LogMessage.format("Keepalive: %s does not answer. %s Trying again each %d s", endpoint,
							failure.getDescription(), this.interval.toSeconds()));
		}
	}

}
