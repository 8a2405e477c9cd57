package io.github.neonspring.boot.actuate.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.query.QueryReport;

/**
 * Binds the meters of slow and repeated statements.
 */
final class QueryMeterBinder implements MeterBinder {

	private final ObjectProvider<QueryReport> report;

	QueryMeterBinder(ObjectProvider<QueryReport> report) {
		this.report = report;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.report.ifAvailable((report) -> bind(registry, report));
	}

	private static void bind(MeterRegistry registry, QueryReport report) {
		NeonMeters slow = NeonMeters.QUERY_SLOW;
		FunctionCounter.builder(slow.meterName(), report, QueryReport::slowExecutions)
			.description(slow.description())
			.register(registry);
		NeonMeters repeated = NeonMeters.QUERY_REPEATED;
		FunctionCounter.builder(repeated.meterName(), report, QueryReport::repeatingTransactions)
			.description(repeated.description())
			.register(registry);
	}

}
