package io.github.neonspring.boot.commit;

import java.time.Duration;

/**
 * Waits for several things in a row until one common end. An interrupt does not cut it
 * short: the thread's interrupted status is set again when it is closed.
 */
final class UninterruptedWait implements AutoCloseable {

	private final long end;

	private boolean interrupted;

	UninterruptedWait(Duration longest) {
		this.end = System.nanoTime() + longest.toNanos();
	}

	boolean on(Awaited awaited) {
		while (true) {
			try {
				return awaited.within(Math.max(0, this.end - System.nanoTime()));
			}
			catch (InterruptedException ex) {
				this.interrupted = true;
			}
		}
	}

	@Override
	public void close() {
		if (this.interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Something that is waited for.
	 */
	@FunctionalInterface
	interface Awaited {

		boolean within(long nanos) throws InterruptedException;

	}

}
