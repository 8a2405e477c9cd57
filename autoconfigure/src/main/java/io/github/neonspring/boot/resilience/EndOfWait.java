package io.github.neonspring.boot.resilience;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the wait for a database when the JVM is told to end. A context is closed only when
 * its start is over, so that a start which waits for its database would hold up Ctrl-C
 * for as long.
 */
final class EndOfWait {

	/** A connect to a database that is there is left in peace. */
	private static final Duration GRACE = Duration.ofSeconds(1);

	private final CountDownLatch over = new CountDownLatch(1);

	private final Runnable abandon;

	private final Thread hook = new Thread(this::run, "neon-end-of-wait");

	EndOfWait(Runnable abandon) {
		this.abandon = abandon;
		try {
			Runtime.getRuntime().addShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The JVM is ending already, and the context closes the pool
		}
	}

	void run() {
		try {
			if (!this.over.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
				this.abandon.run();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	void close() {
		this.over.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The JVM is ending: the hook has seen that the wait is over
		}
	}

}
