package io.github.neonspring.boot.pool;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.log.LogMessage;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;

import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;

/**
 * Lets what runs on the pool's connections come to its end before the pool is closed,
 * which would cut it off. Stops after the web server, task executors and schedulers,
 * which let a task come to its end that begins its transaction late, and within
 * {@code spring.lifecycle.timeout-per-shutdown-phase}.
 */
final class Drain implements SmartLifecycle {

	private static final EndpointLog events = EndpointLog.of(Drain.class);

	/** Below task executors and schedulers, which stop after the web server. */
	private static final int PHASE = ExecutorConfigurationSupport.DEFAULT_PHASE - 1024;

	private static final Duration PAUSE = Duration.ofMillis(20);

	private final NeonPool pool;

	private volatile boolean running;

	Drain(NeonPool pool) {
		this.pool = pool;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		int busy = this.pool.busyEverywhere();
		if (busy == 0) {
			callback.run();
			return;
		}
		events.info(EndpointEvent.DATA_SOURCE_DRAINING, this.pool.description(), LogMessage.format(
				"Waiting for %d connections to %s that are in the middle of something", busy, this.pool.description()));
		Thread thread = new Thread(() -> await(callback), "neon-drain");
		thread.setDaemon(true);
		thread.start();
	}

	private void await(Runnable callback) {
		while (this.pool.isOpen() && this.pool.busyEverywhere() > 0) {
			LockSupport.parkNanos(this, PAUSE.toNanos());
		}
		callback.run();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
