package io.github.neonspring.boot.resilience;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the wait for a database when the JVM is told to end. A context is closed only when
 * its start is over, so that a start which waits for its database would hold up Ctrl-C
 * for as long. Once the context has started, closing it ends the wait.
 */
interface EndOfWait extends AutoCloseable {

	/** Leaves the wait to the context. */
	EndOfWait NEVER = () -> {
	};

	@Override
	void close();

	/**
	 * Abandon a wait that goes on when the JVM is told to end.
	 * @param abandon makes the wait fail
	 * @return to be closed when the wait is over
	 */
	static EndOfWait atShutdown(Runnable abandon) {
		ShutdownHook hook = new ShutdownHook(abandon);
		hook.register();
		return hook;
	}

	/**
	 * Waits a moment at shutdown, then abandons the wait for the database.
	 */
	final class ShutdownHook implements EndOfWait {

		/** A connect to a database that is there is left in peace. */
		private static final Duration GRACE = Duration.ofSeconds(1);

		private final CountDownLatch over = new CountDownLatch(1);

		private final Thread thread = new Thread(this::run, "neon-end-of-wait");

		private final Runnable abandon;

		ShutdownHook(Runnable abandon) {
			this.abandon = abandon;
		}

		void register() {
			try {
				Runtime.getRuntime().addShutdownHook(this.thread);
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

		@Override
		public void close() {
			this.over.countDown();
			try {
				Runtime.getRuntime().removeShutdownHook(this.thread);
			}
			catch (IllegalStateException ex) {
				// The JVM is ending: the hook has seen that the wait is over
			}
		}

	}

}
