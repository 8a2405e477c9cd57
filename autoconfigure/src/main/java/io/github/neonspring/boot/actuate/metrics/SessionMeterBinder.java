package io.github.neonspring.boot.actuate.metrics;

import java.util.concurrent.TimeUnit;

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
		this.sessions.ifAvailable((available) -> bind(new CataloguedMeters(registry), available));
	}

	private static void bind(CataloguedMeters meters, Sessions sessions) {
		sessions.listen(
				new Timers(meters.timer(NeonMeters.CONNECTION_ACQUISITION), meters.timer(NeonMeters.SESSION_DURATION)));
		meters.gauge(NeonMeters.SESSION_OPEN, sessions, Sessions::count);
		meters.gauge(NeonMeters.SESSION_LEAKED, sessions, Sessions::leaked);
		meters.counter(NeonMeters.SESSION_SLOW, sessions, Sessions::slow);
		meters.counter(NeonMeters.POOL_EXHAUSTED, sessions, Sessions::exhausted);
		for (LeakKind kind : LeakKind.values()) {
			meters.counter(NeonMeters.SESSION_LEAKS, sessions, (source) -> source.leaks(kind), "kind",
					MeterTag.value(kind));
		}
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
