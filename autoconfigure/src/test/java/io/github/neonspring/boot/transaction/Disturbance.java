package io.github.neonspring.boot.transaction;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What gets in the way of a transaction, a number of times, and how often it was asked.
 */
final class Disturbance {

	private final AtomicInteger asked = new AtomicInteger();

	private volatile Step step = () -> {
	};

	private volatile int times;

	void plan(int times, Step step) {
		this.asked.set(0);
		this.step = step;
		this.times = times;
	}

	void none() {
		plan(0, () -> {
		});
	}

	void happen() {
		if (this.asked.incrementAndGet() <= this.times) {
			try {
				this.step.run();
			}
			catch (Exception ex) {
				throw new IllegalStateException("The disturbance itself failed", ex);
			}
		}
	}

	int asked() {
		return this.asked.get();
	}

	/**
	 * Something that happens.
	 */
	@FunctionalInterface
	interface Step {

		void run() throws Exception;

	}

}
