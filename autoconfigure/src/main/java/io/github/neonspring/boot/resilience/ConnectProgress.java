package io.github.neonspring.boot.resilience;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * Says in plain words what is waited for, once a state.
 */
final class ConnectProgress {

	private static final EndpointLog events = EndpointLog.of(PatientDataSource.class);

	private final String endpoint;

	private final BooleanSupplier told;

	private @Nullable ConnectFailure said;

	private long start;

	/**
	 * Create what tells of an endpoint.
	 * @param endpoint what to call it
	 * @param told whether the circuit breaker has told already that it is out of reach,
	 * and will tell when it is back
	 */
	ConnectProgress(String endpoint, BooleanSupplier told) {
		this.endpoint = endpoint;
		this.told = told;
	}

	synchronized void failed(ConnectFailure failure, Duration timeout) {
		if (this.told.getAsBoolean()) {
			this.said = null;
			return;
		}
		if (this.said == null) {
			this.start = System.nanoTime();
		}
		if (this.said != failure) {
			this.said = failure;
			events.warn(EndpointEvent.CONNECT_WAITING, this.endpoint,
					LogMessage.format("%s is not there yet. %s Trying again%s", this.endpoint, failure.getDescription(),
							timeout.isZero() ? "" : " for up to " + timeout.toSeconds() + " s"));
		}
	}

	synchronized void succeeded() {
		if (this.said != null) {
			this.said = null;
			events.info(EndpointEvent.CONNECT_ANSWERED, this.endpoint, LogMessage.format("%s answers now, after %d ms",
					this.endpoint, (System.nanoTime() - this.start) / 1_000_000));
		}
	}

}
