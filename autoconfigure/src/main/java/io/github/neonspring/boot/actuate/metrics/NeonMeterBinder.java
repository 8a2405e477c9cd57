package io.github.neonspring.boot.actuate.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.compute.AwakeTime;
import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.resilience.EndpointBreaker;

/**
 * Binds the meters to what they measure. Reading a meter asks the database nothing.
 */
final class NeonMeterBinder implements MeterBinder {

	private final ObjectProvider<MigrationReport> migrations;

	private final ObjectProvider<Keepalive> keepalive;

	private final ObjectProvider<ComputeActivity> activity;

	private final ObjectProvider<NeonPool> pool;

	private final ObjectProvider<EndpointBreaker> breaker;

	NeonMeterBinder(ObjectProvider<MigrationReport> migrations, ObjectProvider<Keepalive> keepalive,
			ObjectProvider<ComputeActivity> activity, ObjectProvider<NeonPool> pool,
			ObjectProvider<EndpointBreaker> breaker) {
		this.migrations = migrations;
		this.keepalive = keepalive;
		this.activity = activity;
		this.pool = pool;
		this.breaker = breaker;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.migrations.ifAvailable((report) -> bind(registry, report));
		this.keepalive.ifAvailable((keepalive) -> bind(registry, keepalive));
		this.activity.ifAvailable((activity) -> bind(registry, activity));
		this.pool.ifAvailable((pool) -> bind(registry, pool));
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

	private static void bind(MeterRegistry registry, ComputeActivity activity) {
		bind(registry, NeonMeters.COMPUTE_AWAKE, activity, AwakeTime::awake);
		bind(registry, NeonMeters.COMPUTE_ASLEEP, activity, AwakeTime::asleep);
		NeonMeters wakes = NeonMeters.COMPUTE_WAKES;
		FunctionCounter.builder(wakes.meterName(), activity, ComputeActivity::wakeCount)
			.description(wakes.description())
			.register(registry);
	}

	private static void bind(MeterRegistry registry, NeonMeters meter, ComputeActivity activity,
			Function<AwakeTime, Duration> time) {
		TimeGauge
			.builder(meter.meterName(), activity, TimeUnit.MILLISECONDS,
					(source) -> time.apply(source.awakeTime()).toMillis())
			.description(meter.description())
			.register(registry);
	}

	private static void bind(MeterRegistry registry, NeonPool pool) {
		NeonMeters failures = NeonMeters.BACKGROUND_COMMIT_FAILURES;
		FunctionCounter.builder(failures.meterName(), pool, NeonPool::failedBackgroundCommits)
			.description(failures.description())
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
