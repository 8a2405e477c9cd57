package io.github.neonspring.boot.benchmarks.compare;

import java.util.concurrent.TimeUnit;

/**
 * A pause in a background task.
 */
final class Pause {

	private Pause() {
	}

	static void millis(long millis) {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

}
