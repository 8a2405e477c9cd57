package io.github.neonspring.boot.testkit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks whether the compute is idle, as often as Neon does (each 500 ms)
 * or more often where the timeout is short.
 */
final class IdleWatch implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(IdleWatch.class);

	private static final long LONGEST_PERIOD_MILLIS = 500;

	private final ScheduledExecutorService executor;

	private final Runnable check;

	IdleWatch(String endpoint, Duration idleTimeout, Runnable check) {
		this.check = check;
		this.executor = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "neon-simulator-idle-" + endpoint);
			thread.setDaemon(true);
			return thread;
		});
		long period = Math.max(10, Math.min(LONGEST_PERIOD_MILLIS, idleTimeout.toMillis() / 10));
		this.executor.scheduleWithFixedDelay(this::run, period, period, TimeUnit.MILLISECONDS);
	}

	private void run() {
		try {
			this.check.run();
		}
		catch (RuntimeException ex) {
			logger.warn("The simulated compute could not be suspended", ex);
		}
	}

	@Override
	public void close() {
		// A suspend that has begun is let finish
		this.executor.shutdown();
		try {
			this.executor.awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
