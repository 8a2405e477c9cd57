package io.github.neonspring.boot.actuate.metrics;

import java.time.Duration;

import io.micrometer.core.instrument.Timer;

import io.github.neonspring.boot.compute.ComputeListener;
import io.github.neonspring.boot.compute.Wake;

/**
 * Times the wakes of the compute and those who waited for it.
 */
final class ComputeTimers implements ComputeListener {

	private static final int CAUSES = 20;

	/** Where nothing is known but the thread, whose names are without number. */
	private static final String THREAD = "thread ";

	private final CataloguedMeters meters;

	private final BoundedTag causes = BoundedTag.ofAtMost(CAUSES);

	private final Timer wait;

	ComputeTimers(CataloguedMeters meters) {
		this.meters = meters;
		this.wait = meters.timer(NeonMeters.COLD_START_WAIT);
	}

	@Override
	public void woken(Wake wake) {
		String cause = wake.cause().startsWith(THREAD) ? BoundedTag.OTHER : this.causes.value(wake.cause());
		this.meters.timer(NeonMeters.COMPUTE_WAKE_DURATION, "cause", cause).record(wake.took());
	}

	@Override
	public void waited(Duration waited) {
		this.wait.record(waited);
	}

}
