package io.github.neonspring.boot.actuate.metrics;

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
		this.bringUp.ifAvailable((bringUp) -> bind(new CataloguedMeters(registry), bringUp.tally()));
	}

	private static void bind(CataloguedMeters meters, ConnectTally tally) {
		meters.counter(NeonMeters.CONNECTIONS_OPENED, tally, ConnectTally::opened);
		for (ConnectFailure kind : ConnectFailure.values()) {
			meters.counter(NeonMeters.CONNECTION_FAILURES, tally, (source) -> source.failures(kind), "kind",
					MeterTag.value(kind));
		}
	}

}
