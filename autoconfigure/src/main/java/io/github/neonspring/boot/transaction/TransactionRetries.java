package io.github.neonspring.boot.transaction;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many transactions were done again, and how that ended.
 *
 * @since 0.1.0
 */
public final class TransactionRetries {

	private final LongAdder recovered = new LongAdder();

	private final LongAdder exhausted = new LongAdder();

	TransactionRetries() {
	}

	void add(RetryOutcome outcome) {
		counter(outcome).increment();
	}

	/**
	 * Return how many transactions were done again.
	 * @param outcome how that ended
	 * @return the number since start; a transaction counts once, however often it was
	 * done again
	 */
	public long count(RetryOutcome outcome) {
		return counter(outcome).sum();
	}

	private LongAdder counter(RetryOutcome outcome) {
		return switch (outcome) {
			case RECOVERED -> this.recovered;
			case EXHAUSTED -> this.exhausted;
		};
	}

}
