package io.github.neonspring.boot.testkit;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded endpoint that starts when its connection string is asked for first, so that
 * an application with a database of its own never pays for it.
 *
 * @since 0.1.0
 */
public final class EmbeddedEndpoint implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedEndpoint.class);

	private final Supplier<NeonSimulator> start;

	private @Nullable NeonSimulator simulator;

	private boolean closed;

	/**
	 * Create an endpoint; nothing starts yet.
	 * @param builder the settings to start it with
	 */
	public EmbeddedEndpoint(NeonSimulatorBuilder builder) {
		this(builder::start);
	}

	EmbeddedEndpoint(Supplier<NeonSimulator> start) {
		this.start = start;
	}

	/**
	 * Start the endpoint unless it runs.
	 * @return the direct connection string, with the password
	 */
	public String connectionString() {
		return simulator().url();
	}

	/**
	 * Start the endpoint unless it runs.
	 * @return the direct connection strings of its read replicas, with the password
	 */
	public List<String> replicaConnectionStrings() {
		return simulator().replicas().stream().map(SimulatedReplica::url).toList();
	}

	/**
	 * Start the endpoint unless it runs.
	 * @return the running endpoint
	 */
	public synchronized NeonSimulator simulator() {
		if (this.closed) {
			throw new IllegalStateException("The embedded endpoint is closed");
		}
		NeonSimulator running = this.simulator;
		if (running == null) {
			running = this.start.get();
			this.simulator = running;
			logger.warn("No database URL is set: using an embedded endpoint, {}. It is for development and tests only. "
					+ "Set NEON_DATABASE_URL to use a real one.", running);
		}
		return running;
	}

	/**
	 * Return whether the endpoint was started.
	 * @return whether it runs
	 */
	public synchronized boolean isStarted() {
		return this.simulator != null;
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.simulator != null) {
			this.simulator.close();
			this.simulator = null;
		}
	}

}
