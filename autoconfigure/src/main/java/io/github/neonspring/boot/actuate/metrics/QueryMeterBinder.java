package io.github.neonspring.boot.actuate.metrics;

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
		this.report.ifAvailable((report) -> bind(new CataloguedMeters(registry), report));
	}

	private static void bind(CataloguedMeters meters, QueryReport report) {
		meters.counter(NeonMeters.QUERY_SLOW, report, QueryReport::slowExecutions);
		meters.counter(NeonMeters.QUERY_REPEATED, report, QueryReport::repeatingTransactions);
	}

}
