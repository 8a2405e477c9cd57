package io.github.neonspring.boot.compute;

import java.util.concurrent.atomic.AtomicReference;

import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * Tells of the compute's sleep: once when it wakes, and once when it will have fallen
 * asleep.
 */
final class ComputeLog {

	private static final EndpointLog events = EndpointLog.of(ComputeActivity.class);

	private final AtomicReference<ComputeState> told = new AtomicReference<>(ComputeState.UNKNOWN);

	private volatile String endpoint = "the database";

	void isOf(String endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Tell of a wake.
	 * @param wake the wake
	 * @param afterFailures whether somebody has told of failures before, and so tells of
	 * their end
	 */
	void woken(Wake wake, boolean afterFailures) {
		LogMessage message = (wake.sign() == WakeSign.FIRST_CONNECT)
				? LogMessage.format("The compute of %s is awake, connected in %d ms", this.endpoint,
						wake.took().toMillis())
				: LogMessage.format("The compute of %s was woken by %s on thread %s, which took %d ms", this.endpoint,
						wake.cause(), wake.thread(), wake.took().toMillis());
		if (afterFailures) {
			events.debug(EndpointEvent.COMPUTE_AWAKE, this.endpoint, message);
		}
		else {
			events.info(EndpointEvent.COMPUTE_AWAKE, this.endpoint, message);
		}
		this.told.set(ComputeState.AWAKE);
	}

	/**
	 * Tell if the compute will have fallen asleep, or did not although that was told.
	 * @param state what is known of the compute now
	 */
	void seen(ComputeState state) {
		if (state == ComputeState.ASLEEP && this.told.compareAndSet(ComputeState.AWAKE, state)) {
			events.info(EndpointEvent.COMPUTE_ASLEEP, this.endpoint, LogMessage
				.format("The compute of %s will have fallen asleep; the next use of it wakes it", this.endpoint));
		}
		else if (state == ComputeState.AWAKE && this.told.compareAndSet(ComputeState.ASLEEP, state)) {
			events.info(EndpointEvent.COMPUTE_AWAKE, this.endpoint, LogMessage
				.format("The compute of %s is awake after all: a connection that was open serves", this.endpoint));
		}
	}

}
