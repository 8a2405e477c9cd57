package io.github.neonspring.boot.testkit;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.neonspring.boot.testkit.front.Compute;
import io.github.neonspring.boot.testkit.front.ScramVerifier;
import io.github.neonspring.boot.testkit.postgres.DatabaseServer;
import io.github.neonspring.boot.testkit.postgres.StopMode;

/**
 * A compute that really stops its PostgreSQL when it is suspended and starts it when it
 * is woken, by whoever comes first.
 */
final class SimulatedCompute implements Compute, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SimulatedCompute.class);

	private final String endpoint;

	private final DatabaseServer server;

	private volatile Duration coldStart;

	private final Bouncer bouncer;

	private final SuperuserDoor door;

	private final StoredVerifiers verifiers;

	private final AwakeClock clock = new AwakeClock();

	private final ReentrantLock change = new ReentrantLock();

	private final ComputeListeners listeners;

	private final LoginGate logins = new LoginGate();

	private volatile boolean stopping;

	private volatile boolean held;

	private volatile boolean closed;

	private volatile long lastUsed;

	SimulatedCompute(String endpoint, DatabaseServer server, Duration coldStart) {
		this.endpoint = endpoint;
		this.server = server;
		this.coldStart = coldStart;
		this.bouncer = new Bouncer(server);
		this.door = new SuperuserDoor(server);
		this.verifiers = new StoredVerifiers(this.door, endpoint);
		this.listeners = new ComputeListeners(endpoint);
	}

	// Start for the first time, which is no wake.
	void start() {
		this.server.start();
		this.clock.awake();
		used();
	}

	@Override
	public SocketAddress awake(boolean pooled) throws IOException, InterruptedException {
		this.change.lockInterruptibly();
		try {
			wake();
			return pooled ? this.bouncer.address() : this.server.address();
		}
		finally {
			this.change.unlock();
		}
	}

	private void wake() throws IOException, InterruptedException {
		if (this.closed) {
			throw new IOException("The simulated endpoint " + this.endpoint + " is closed");
		}
		if (this.held) {
			throw new IOException("The simulated endpoint " + this.endpoint + " was stopped: call up() first");
		}
		if (isAwake()) {
			return;
		}
		this.listeners.tell(ComputeChange.WAKING);
		boolean woken = false;
		try {
			Thread.sleep(this.coldStart.toMillis());
			this.server.start();
			this.clock.woken();
			used();
			woken = true;
		}
		catch (RuntimeException ex) {
			throw new IOException("PostgreSQL did not start again", ex);
		}
		finally {
			this.listeners.tell(woken ? ComputeChange.WOKEN : ComputeChange.WAKE_FAILED);
		}
		logger.debug("The compute of {} was woken", this.endpoint);
	}

	void onChange(Consumer<ComputeChange> listener) {
		this.listeners.add(listener);
	}

	boolean isAwake() {
		return this.clock.isAwake() && (this.stopping || this.server.isRunning());
	}

	void suspendIfIdle(Duration idleTimeout, BooleanSupplier busy) {
		if (isIdle(idleTimeout, busy)) {
			this.change.lock();
			try {
				if (isIdle(idleTimeout, busy)) {
					stop(StopMode.FAST);
					this.listeners.tell(ComputeChange.IDLED);
				}
			}
			finally {
				this.change.unlock();
			}
		}
	}

	private boolean isIdle(Duration idleTimeout, BooleanSupplier busy) {
		return isAwake() && System.nanoTime() - this.lastUsed >= idleTimeout.toNanos() && !busy.getAsBoolean();
	}

	// Stop at once: StopMode.FAST as Neon suspends, StopMode.IMMEDIATE as
	// a crash.
	void sleep(StopMode mode) {
		this.change.lock();
		try {
			if (this.clock.isAwake()) {
				stop(mode);
				this.listeners.tell((mode == StopMode.FAST) ? ComputeChange.SUSPENDED : ComputeChange.CRASHED);
			}
		}
		finally {
			this.change.unlock();
		}
	}

	// Let nobody wake it.
	void hold() {
		this.held = true;
	}

	void release() {
		this.held = false;
	}

	void promote() {
		this.change.lock();
		try {
			this.server.promote();
		}
		finally {
			this.change.unlock();
		}
	}

	// Stop PostgreSQL and start it at once; PgBouncer stays, and it is neither a
	// suspend nor a wake.
	void restart(StopMode mode) {
		this.change.lock();
		try {
			if (isAwake()) {
				this.verifiers.look(null);
				this.verifiers.disconnect();
				this.stopping = true;
				this.server.stop(mode);
				this.server.start();
			}
		}
		finally {
			this.stopping = false;
			this.change.unlock();
		}
	}

	private void stop(StopMode mode) {
		this.verifiers.look(null);
		this.verifiers.disconnect();
		this.bouncer.kill();
		this.stopping = true;
		try {
			this.server.stop(mode);
		}
		finally {
			this.clock.asleep();
			this.stopping = false;
		}
		logger.debug("The compute of {} stopped", this.endpoint);
	}

	void whileLoginsWait(Runnable change) {
		this.logins.whileClosed(change);
	}

	@Override
	public Login login() throws InterruptedException {
		return this.logins.enter();
	}

	void coldStart(Duration time) {
		this.coldStart = time;
	}

	@Override
	public @Nullable ScramVerifier verifier(String role) {
		if (isAwake()) {
			this.verifiers.look(role);
		}
		return this.verifiers.remembered(role);
	}

	@Override
	public boolean hasPooler() {
		return this.bouncer.isInstalled();
	}

	boolean poolerTracksPreparedStatements() throws IOException {
		return this.bouncer.tracksPreparedStatements();
	}

	@Override
	public void used() {
		this.lastUsed = System.nanoTime();
	}

	SuperuserDoor door() {
		return this.door;
	}

	AwakeClock clock() {
		return this.clock;
	}

	@Override
	public void close() {
		this.closed = true;
		this.verifiers.disconnect();
		this.bouncer.close();
		this.server.close();
		this.clock.stop();
	}

}
