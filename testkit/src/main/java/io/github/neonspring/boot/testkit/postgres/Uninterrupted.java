package io.github.neonspring.boot.testkit.postgres;

/**
 * Runs what has to be done also by a thread that was interrupted, such as stopping a
 * process; the interrupt is kept for later.
 */
final class Uninterrupted {

	private Uninterrupted() {
	}

	static void run(Runnable action) {
		boolean interrupted = Thread.interrupted();
		try {
			action.run();
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
