package io.github.neonspring.boot.actuate.metrics;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.compute.AwakeTime;
import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.NeonKeepaliveProperties;

/**
 * Binds the meters of the compute: when it was awake, what that costs, what woke it, and
 * who waited for it. Reading a meter asks the database nothing.
 */
final class ComputeMeterBinder implements MeterBinder {

	private final ObjectProvider<ComputeActivity> activity;

	private final ObjectProvider<Keepalive> keepalive;

	private final ObjectProvider<NeonKeepaliveProperties> properties;

	ComputeMeterBinder(ObjectProvider<ComputeActivity> activity, ObjectProvider<Keepalive> keepalive,
			ObjectProvider<NeonKeepaliveProperties> properties) {
		this.activity = activity;
		this.keepalive = keepalive;
		this.properties = properties;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		CataloguedMeters meters = new CataloguedMeters(registry);
		this.activity.ifAvailable((activity) -> bind(meters, activity));
		this.keepalive
			.ifAvailable((keepalive) -> meters.counter(NeonMeters.KEEPALIVE_PINGS, keepalive, Keepalive::pings));
	}

	private void bind(CataloguedMeters meters, ComputeActivity activity) {
		meters.timeGauge(NeonMeters.COMPUTE_AWAKE, activity, inUse((time) -> time.awake().toMillis()));
		meters.timeGauge(NeonMeters.COMPUTE_ASLEEP, activity, inUse((time) -> time.asleep().toMillis()));
		meters.counter(NeonMeters.COMPUTE_WAKES, activity, ComputeActivity::wakeCount);
		this.properties.ifAvailable((properties) -> bindHours(meters, activity, properties.getComputeSize()));
		activity.listen(new ComputeTimers(meters));
	}

	private static void bindHours(CataloguedMeters meters, ComputeActivity activity, double size) {
		meters.gauge(NeonMeters.COMPUTE_HOURS, activity, inUse((time) -> time.computeHours(size)));
		meters.gauge(NeonMeters.COMPUTE_HOURS_SAVED, activity, inUse((time) -> time.savedComputeHours(size)));
	}

	// What is no compute is neither awake nor asleep
	private static ToDoubleFunction<ComputeActivity> inUse(ToDoubleFunction<AwakeTime> number) {
		return (activity) -> activity.isInUse() ? number.applyAsDouble(activity.awakeTime()) : 0;
	}

}
