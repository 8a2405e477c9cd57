package io.github.neonspring.boot.guard;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * Counts the connections that the other side has ended, and tells of the first one of a
 * wave: one that was found before the next was opened.
 */
final class LostConnections {

	private static final EndpointLog events = EndpointLog.of(GuardedDataSource.class);

	private final LongAdder count = new LongAdder();

	private final String endpoint;

	private final AtomicBoolean told = new AtomicBoolean();

	LostConnections(String endpoint) {
		this.endpoint = endpoint;
	}

	void add() {
		this.count.increment();
		if (this.told.compareAndSet(false, true)) {
			events.info(EndpointEvent.CONNECTIONS_LOST, this.endpoint,
					"The other side has ended connections to " + this.endpoint + " (" + this.count.sum()
							+ " since start). They are replaced when they are needed");
		}
	}

	void opened() {
		this.told.set(false);
	}

	long count() {
		return this.count.sum();
	}

}
