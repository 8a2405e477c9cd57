package io.github.neonspring.boot.session;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Looks every so often while there is something to look at; its thread ends when there is
 * nothing.
 */
final class SessionBeat implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(SessionBeat.class);

	private static final Duration IDLE = Duration.ofSeconds(10);

	private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

	private final Runnable look;

	private final BooleanSupplier over;

	private final long nanos;

	private final AtomicBoolean beating = new AtomicBoolean();

	private final AtomicBoolean told = new AtomicBoolean();

	private final ScheduledThreadPoolExecutor thread;

	/**
	 * Create a beat that does not beat yet.
	 * @param look what to do
	 * @param over whether there is nothing more to look at
	 * @param nanos how often, in nanoseconds
	 */
	SessionBeat(Runnable look, BooleanSupplier over, long nanos) {
		this.look = look;
		this.over = over;
		this.nanos = nanos;
		this.thread = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "neon-sessions");
			thread.setDaemon(true);
			return thread;
		}, (task, executor) -> logger.trace("Closed"));
		this.thread.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
		this.thread.allowCoreThreadTimeOut(true);
	}

	/**
	 * Beat from now on, if it does not do so already.
	 */
	void wake() {
		if (this.beating.compareAndSet(false, true)) {
			next();
		}
	}

	private void next() {
		this.thread.schedule(this::beat, this.nanos, TimeUnit.NANOSECONDS);
	}

	private void beat() {
		if (isOverAfterALook()) {
			this.beating.set(false);
			if (!this.over.getAsBoolean()) {
				wake();
			}
		}
		else {
			next();
		}
	}

	// An error must not end it in silence
	private boolean isOverAfterALook() {
		try {
			this.look.run();
			return this.over.getAsBoolean();
		}
		catch (Throwable ex) {
			tell(ex);
			return false;
		}
	}

	private void tell(Throwable failure) {
		if (this.told.compareAndSet(false, true)) {
			logger.warn("Could not look at the sessions, which is told once; looks again", failure);
		}
	}

	/**
	 * Beat no more, and wait a moment for a look that is under way.
	 */
	void rest() {
		this.thread.shutdownNow();
		try {
			if (!this.thread.awaitTermination(LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.debug("A look at the sessions takes long");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		rest();
	}

}
