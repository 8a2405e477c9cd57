package io.github.neonspring.boot.guard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * Drops the connections to a server that took writes and refuses them now: it has become
 * a standby, or is being replaced.
 */
final class Demotion {

	private static final EndpointLog events = EndpointLog.of(GuardedDataSource.class);

	/**
	 * An application that makes its own transactions read-only must not churn its pool.
	 */
	private static final Duration PACE = Duration.ofSeconds(30);

	private final OpenConnections open;

	private final AtomicLong last = new AtomicLong();

	Demotion(OpenConnections open) {
		this.open = open;
	}

	/**
	 * Note that a server has refused to write.
	 * @param physical the connection to it
	 */
	void saidOn(Physical physical) {
		physical.retire();
		long now = System.nanoTime();
		long before = this.last.get();
		if ((before == 0 || now - before > PACE.toNanos()) && this.last.compareAndSet(before, now)) {
			this.open.retireThoseBeside(physical);
			String endpoint = this.open.endpoint();
			events.warn(EndpointEvent.SERVER_DEMOTED, endpoint,
					LogMessage.format("A server of %s that took writes refuses them: it has become a standby, or is "
							+ "being replaced. Its connections are dropped", endpoint));
		}
	}

}
