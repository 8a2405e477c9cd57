package io.github.neonspring.boot.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who hear of a compute's changes. One that fails keeps neither the compute from
 * its change nor the others from hearing of it.
 */
final class ComputeListeners {

	private static final Logger logger = LoggerFactory.getLogger(ComputeListeners.class);

	private final List<Consumer<ComputeChange>> listeners = new CopyOnWriteArrayList<>();

	private final String endpoint;

	ComputeListeners(String endpoint) {
		this.endpoint = endpoint;
	}

	void add(Consumer<ComputeChange> listener) {
		this.listeners.add(listener);
	}

	void tell(ComputeChange change) {
		for (Consumer<ComputeChange> listener : this.listeners) {
			try {
				listener.accept(change);
			}
			catch (RuntimeException ex) {
				logger.warn("A listener to the compute of {} failed on {}", this.endpoint, change, ex);
			}
		}
	}

}
