package io.github.neonspring.boot.actuate.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.query.TransactionObserver;
import io.github.neonspring.boot.query.TransactionOutcome;

/**
 * Times transactions with a meter and nothing else.
 */
final class TimedTransactions implements TransactionObserver {

	private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

	private final MeterRegistry registry;

	TimedTransactions(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public End begun(String name, boolean readOnly, @Nullable DataSource dataSource) {
		long begun = System.nanoTime();
		return (outcome, failure) -> this.timers.computeIfAbsent(new Series(name, readOnly, outcome), this::timer)
			.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
	}

	private Timer timer(Series series) {
		NeonMeters transaction = NeonMeters.TRANSACTION;
		return Timer.builder(transaction.meterName())
			.description(transaction.description())
			.tag("transaction.name", series.name())
			.tag("read.only", String.valueOf(series.readOnly()))
			.tag("outcome", series.outcome().toString())
			.register(this.registry);
	}

	/**
	 * What tells one timer from another.
	 *
	 * @param name the name of the transactions
	 * @param readOnly whether they are read-only
	 * @param outcome how they end
	 */
	private record Series(String name, boolean readOnly, TransactionOutcome outcome) {
	}

}
