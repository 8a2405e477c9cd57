package io.github.neonspring.boot.resilience;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Waits for a connection in the place of the callers, who fail at once while the circuit
 * breaker is open, so that the pool goes on trying. The connection that comes at last
 * stays in the pool. When nobody has asked for the database for five minutes it is no
 * longer looked for.
 *
 * @since 0.1.0
 */
public final class Prober implements SmartLifecycle {

	private static final Duration LINGER = Duration.ofMinutes(5);

	private static final Duration WAIT = Duration.ofSeconds(30);

	private static final Duration STOP = Duration.ofSeconds(2);

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

	private final NeonPool pool;

	private final EndpointBreaker breaker;

	private volatile Instant asked;

	private volatile boolean running;

	private volatile @Nullable DataSource patient;

	private @Nullable Thread thread;

	Prober(NeonPool pool, EndpointBreaker breaker) {
		this.pool = pool;
		this.breaker = breaker;
		this.asked = breaker.now();
		breaker.onOpen(this::ask);
	}

	void lookThrough(DataSource patient) {
		this.patient = patient;
	}

	/**
	 * Note that somebody wants the database, and look for it while the circuit breaker is
	 * open.
	 */
	public void ask() {
		this.asked = this.breaker.now();
		if (this.running && !this.breaker.isClosed()) {
			startLooking();
		}
	}

	private synchronized void startLooking() {
		if (this.thread == null && this.running) {
			Thread thread = new Thread(this::look, "neon-prober");
			thread.setDaemon(true);
			thread.start();
			this.thread = thread;
		}
	}

	private void look() {
		while (goesOn()) {
			try {
				connect();
			}
			catch (SQLException ex) {
				// The circuit breaker has heard of it
				LockSupport.parkNanos(this, PAUSE);
			}
		}
	}

	// With connections that idle, there is nothing to wait for in the pool
	private void connect() throws SQLException {
		DataSource patient = this.patient;
		if (patient != null && this.pool.snapshot().idle() > 0) {
			patient.getConnection().close();
		}
		else {
			this.pool.borrow(WAIT).close();
		}
	}

	private boolean goesOn() {
		boolean wanted = this.breaker.now().isBefore(this.asked.plus(LINGER));
		if (!wanted) {
			this.breaker.forget();
		}
		return goesOn(wanted);
	}

	private synchronized boolean goesOn(boolean wanted) {
		boolean goesOn = wanted && this.running && this.pool.isOpen() && !this.breaker.isClosed();
		if (!goesOn) {
			this.thread = null;
		}
		return goesOn;
	}

	@Override
	public void start() {
		this.running = true;
		ask();
	}

	@Override
	public void stop() {
		this.running = false;
		Thread looking;
		synchronized (this) {
			looking = this.thread;
		}
		if (looking != null) {
			looking.interrupt();
			join(looking);
		}
	}

	private static void join(Thread looking) {
		try {
			looking.join(STOP.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
