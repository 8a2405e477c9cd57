package io.github.neonspring.boot.actuate.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.resilience.EndpointBreaker;

/**
 * Binds the meters of the migrations and of the circuit breaker to what they measure.
 */
final class NeonMeterBinder implements MeterBinder {

	private final ObjectProvider<MigrationReport> migrations;

	private final ObjectProvider<EndpointBreaker> breaker;

	NeonMeterBinder(ObjectProvider<MigrationReport> migrations, ObjectProvider<EndpointBreaker> breaker) {
		this.migrations = migrations;
		this.breaker = breaker;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		CataloguedMeters meters = new CataloguedMeters(registry);
		this.migrations.ifAvailable((report) -> bind(meters, report));
		this.breaker.ifAvailable((breaker) -> bind(meters, breaker));
	}

	private static void bind(CataloguedMeters meters, MigrationReport report) {
		meters.gauge(NeonMeters.MIGRATIONS_APPLIED, report, MigrationReport::count);
		meters.timeGauge(NeonMeters.MIGRATIONS_DURATION, report, (source) -> source.duration().toMillis());
	}

	private static void bind(CataloguedMeters meters, EndpointBreaker breaker) {
		for (BreakerState state : BreakerState.values()) {
			meters.gauge(NeonMeters.CIRCUIT_BREAKER_STATE, breaker, (source) -> (source.state() == state) ? 1 : 0,
					"state", MeterTag.value(state));
		}
	}

}
