package io.github.neonspring.boot.testkit;

import java.io.IOException;
import java.net.SocketAddress;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.neonspring.boot.testkit.postgres.DatabaseServer;
import io.github.neonspring.boot.testkit.postgres.PgBouncer;
import io.github.neonspring.boot.testkit.postgres.PostgresServer;

/**
 * The PgBouncer of a simulated compute: started when it is first asked for, killed when
 * the compute goes to sleep.
 */
final class Bouncer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Bouncer.class);

	private final @Nullable PostgresServer server;

	private @Nullable PgBouncer process;

	private @Nullable Boolean tracksPreparedStatements;

	Bouncer(DatabaseServer server) {
		this.server = (server instanceof PostgresServer own) ? own : null;
	}

	boolean isInstalled() {
		return this.server != null && PgBouncer.find().isPresent();
	}

	synchronized SocketAddress address() throws IOException {
		return running().address();
	}

	synchronized boolean tracksPreparedStatements() throws IOException {
		if (this.tracksPreparedStatements == null) {
			PgBouncer running = running();
			this.tracksPreparedStatements = running.tracksPreparedStatements();
			if (!running.tracksPreparedStatements()) {
				logger.info("PgBouncer {} is older than 1.21 and does not follow prepared statements as Neon's does: "
						+ "the simulator's pooled URL carries prepareThreshold=0", running.version());
			}
		}
		return this.tracksPreparedStatements;
	}

	private PgBouncer running() throws IOException {
		if (this.server == null) {
			throw new IOException("A database on a shared server has no PgBouncer");
		}
		try {
			PgBouncer running = this.process;
			if (running == null) {
				running = PgBouncer.start(this.server);
				this.process = running;
			}
			running.start();
			return running;
		}
		catch (RuntimeException ex) {
			throw new IOException("PgBouncer did not start: " + ex.getMessage(), ex);
		}
	}

	// Kill it without a goodbye, as Neon does when it suspends a compute.
	synchronized void kill() {
		if (this.process != null) {
			this.process.kill();
		}
	}

	@Override
	public synchronized void close() {
		if (this.process != null) {
			this.process.close();
			this.process = null;
		}
	}

}
