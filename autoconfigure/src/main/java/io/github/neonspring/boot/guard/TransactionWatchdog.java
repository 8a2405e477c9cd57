package io.github.neonspring.boot.guard;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends transactions that take too long, where the server cannot.
 */
final class TransactionWatchdog implements AutoCloseable {

	private static final Duration LONGEST_BEAT = Duration.ofSeconds(1);

	private final ScheduledThreadPoolExecutor thread;

	TransactionWatchdog(Duration longest, Runnable look) {
		this.thread = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "neon-transaction-watchdog");
			thread.setDaemon(true);
			return thread;
		});
		long beat = Math.max(10, Math.min(LONGEST_BEAT.toMillis(), longest.toMillis() / 10));
		this.thread.scheduleWithFixedDelay(look, beat, beat, TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
