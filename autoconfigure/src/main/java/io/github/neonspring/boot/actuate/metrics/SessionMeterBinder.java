package io.github.neonspring.boot.actuate.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.session.LeakKind;
import io.github.neonspring.boot.session.SessionListener;
import io.github.neonspring.boot.session.Sessions;

/**
 * Binds the meters of sessions: of those with the read replicas too.
 */
final class SessionMeterBinder implements MeterBinder {

	private final ObjectProvider<Sessions> sessions;

	SessionMeterBinder(ObjectProvider<Sessions> sessions) {
		this.sessions = sessions;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.sessions.ifAvailable((available) -> bind(registry, available));
	}

	private static void bind(MeterRegistry registry, Sessions sessions) {
		sessions.listen(new Timers(timer(registry, NeonMeters.CONNECTION_ACQUISITION),
				timer(registry, NeonMeters.SESSION_DURATION)));
		gauge(registry, NeonMeters.SESSION_OPEN, sessions, Sessions::count);
		gauge(registry, NeonMeters.SESSION_LEAKED, sessions, Sessions::leaked);
		counter(registry, NeonMeters.SESSION_SLOW, sessions, Sessions::slow);
		counter(registry, NeonMeters.POOL_EXHAUSTED, sessions, Sessions::exhausted);
		NeonMeters leaks = NeonMeters.SESSION_LEAKS;
		for (LeakKind kind : LeakKind.values()) {
			FunctionCounter.builder(leaks.meterName(), sessions, (source) -> source.leaks(kind))
				.description(leaks.description())
				.tag("kind", kind.toString())
				.register(registry);
		}
	}

	private static Timer timer(MeterRegistry registry, NeonMeters meter) {
		return Timer.builder(meter.meterName()).description(meter.description()).register(registry);
	}

	private static void gauge(MeterRegistry registry, NeonMeters meter, Sessions sessions,
			ToDoubleFunction<Sessions> value) {
		Gauge.builder(meter.meterName(), sessions, value).description(meter.description()).register(registry);
	}

	private static void counter(MeterRegistry registry, NeonMeters meter, Sessions sessions,
			ToDoubleFunction<Sessions> value) {
		FunctionCounter.builder(meter.meterName(), sessions, value).description(meter.description()).register(registry);
	}

	/**
	 * Records each session.
	 *
	 * @param acquisition how long callers waited
	 * @param duration how long connections were held
	 */
	private record Timers(Timer acquisition, Timer duration) implements SessionListener {

		@Override
		public void acquired(long nanos) {
			this.acquisition.record(nanos, TimeUnit.NANOSECONDS);
		}

		@Override
		public void ended(long nanos) {
			this.duration.record(nanos, TimeUnit.NANOSECONDS);
		}

	}

}
