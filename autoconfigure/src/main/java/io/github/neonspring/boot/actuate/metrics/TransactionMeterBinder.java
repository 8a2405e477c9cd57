package io.github.neonspring.boot.actuate.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.commit.CommitOutcome;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.transaction.RetryOutcome;
import io.github.neonspring.boot.transaction.TransactionRetries;

/**
 * Binds the meters of what became of transactions that lost something on their way.
 */
final class TransactionMeterBinder implements MeterBinder {

	private final ObjectProvider<NeonPool> pool;

	private final ObjectProvider<TransactionRetries> retries;

	TransactionMeterBinder(ObjectProvider<NeonPool> pool, ObjectProvider<TransactionRetries> retries) {
		this.pool = pool;
		this.retries = retries;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		CataloguedMeters meters = new CataloguedMeters(registry);
		this.pool.ifAvailable((pool) -> bind(meters, pool));
		this.retries.ifAvailable((retries) -> bind(meters, retries));
	}

	private static void bind(CataloguedMeters meters, NeonPool pool) {
		meters.counter(NeonMeters.BACKGROUND_COMMIT_FAILURES, pool, NeonPool::failedBackgroundCommits);
		for (CommitOutcome outcome : CommitOutcome.values()) {
			meters.counter(NeonMeters.COMMIT_IN_DOUBT, pool, (source) -> source.commitsInDoubt(outcome), "outcome",
					MeterTag.value(outcome));
		}
	}

	private static void bind(CataloguedMeters meters, TransactionRetries retries) {
		for (RetryOutcome outcome : RetryOutcome.values()) {
			meters.counter(NeonMeters.TRANSACTION_RETRIES, retries, (source) -> source.count(outcome), "outcome",
					MeterTag.value(outcome));
		}
	}

}
