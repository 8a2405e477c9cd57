package io.github.neonspring.boot.actuate.metrics;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.resilience.EndpointBreaker;

/**
 * Binds the meters to what they measure. Reading a meter asks the database nothing.
 */
final class NeonMeterBinder implements MeterBinder {

	private final ObjectProvider<MigrationReport> migrations;

	private final ObjectProvider<Keepalive> keepalive;

	private final ObjectProvider<EndpointBreaker> breaker;

	NeonMeterBinder(ObjectProvider<MigrationReport> migrations, ObjectProvider<Keepalive> keepalive,
			ObjectProvider<EndpointBreaker> breaker) {
		this.migrations = migrations;
		this.keepalive = keepalive;
		this.breaker = breaker;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.migrations.ifAvailable((report) -> bind(registry, report));
		this.keepalive.ifAvailable((keepalive) -> bind(registry, keepalive));
		this.breaker.ifAvailable((breaker) -> bind(registry, breaker));
	}

	private static void bind(MeterRegistry registry, MigrationReport report) {
		NeonMeters applied = NeonMeters.MIGRATIONS_APPLIED;
		Gauge.builder(applied.meterName(), report, MigrationReport::count)
			.description(applied.description())
			.register(registry);
		NeonMeters duration = NeonMeters.MIGRATIONS_DURATION;
		TimeGauge.builder(duration.meterName(), report, TimeUnit.MILLISECONDS, (source) -> source.duration().toMillis())
			.description(duration.description())
			.register(registry);
	}

	private static void bind(MeterRegistry registry, Keepalive keepalive) {
		NeonMeters pings = NeonMeters.KEEPALIVE_PINGS;
		FunctionCounter.builder(pings.meterName(), keepalive, Keepalive::pings)
			.description(pings.description())
			.register(registry);
	}

	private static void bind(MeterRegistry registry, EndpointBreaker breaker) {
		NeonMeters meter = NeonMeters.CIRCUIT_BREAKER_STATE;
		for (BreakerState state : BreakerState.values()) {
			Gauge.builder(meter.meterName(), breaker, (source) -> (source.state() == state) ? 1 : 0)
				.description(meter.description())
				.tag("state", state.toString())
				.register(registry);
		}
	}

}
