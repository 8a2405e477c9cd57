package io.github.neonspring.boot.actuate.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.resilience.BringUp;
import io.github.neonspring.boot.resilience.ConnectTally;

/**
 * Binds the meters of physical connections.
 */
final class ConnectMeterBinder implements MeterBinder {

	private final ObjectProvider<BringUp> bringUp;

	private final ObjectProvider<NeonPool> pool;

	ConnectMeterBinder(ObjectProvider<BringUp> bringUp, ObjectProvider<NeonPool> pool) {
		this.bringUp = bringUp;
		this.pool = pool;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		CataloguedMeters meters = new CataloguedMeters(registry);
		this.bringUp.ifAvailable((bringUp) -> bind(meters, bringUp.tally()));
		this.pool.ifAvailable((pool) -> meters.counter(NeonMeters.CONNECTIONS_LOST, pool, NeonPool::lostConnections));
	}

	private static void bind(CataloguedMeters meters, ConnectTally tally) {
		meters.counter(NeonMeters.CONNECTIONS_OPENED, tally, ConnectTally::opened);
		for (ConnectFailure kind : ConnectFailure.values()) {
			meters.counter(NeonMeters.CONNECTION_FAILURES, tally, (source) -> source.failures(kind), "kind",
					MeterTag.value(kind));
		}
	}

}
