package io.github.neonspring.boot.actuate.metrics;

import java.util.Locale;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.resilience.ConnectTally;

/**
 * Binds the meters of physical connects.
 */
final class ConnectMeterBinder implements MeterBinder {

	private final ObjectProvider<BringUp> bringUp;

	ConnectMeterBinder(ObjectProvider<BringUp> bringUp) {
		this.bringUp = bringUp;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.bringUp.ifAvailable((bringUp) -> bind(registry, bringUp.tally()));
	}

	private static void bind(MeterRegistry registry, ConnectTally tally) {
		NeonMeters created = NeonMeters.CONNECTIONS_CREATED;
		FunctionCounter.builder(created.meterName(), tally, ConnectTally::opened)
			.description(created.description())
			.register(registry);
		NeonMeters failures = NeonMeters.CONNECTION_FAILURES;
		for (ConnectFailure kind : ConnectFailure.values()) {
			FunctionCounter.builder(failures.meterName(), tally, (source) -> source.failures(kind))
				.description(failures.description())
				.tag("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.register(registry);
		}
	}

}
