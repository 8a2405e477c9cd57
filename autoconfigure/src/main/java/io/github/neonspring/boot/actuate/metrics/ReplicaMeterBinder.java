package io.github.neonspring.boot.actuate.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.replica.FallbackReason;
import io.github.neonspring.boot.replica.Replica;
import io.github.neonspring.boot.replica.ReplicaStatus;
import io.github.neonspring.boot.replica.Replicas;

/**
 * Binds the meters of the read replicas, and HikariCP's own for their pools, which Spring
 * Boot does not see. Reading a meter asks a replica nothing.
 */
final class ReplicaMeterBinder implements MeterBinder {

	private final ObjectProvider<Replicas> replicas;

	ReplicaMeterBinder(ObjectProvider<Replicas> replicas) {
		this.replicas = replicas;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		CataloguedMeters meters = new CataloguedMeters(registry);
		this.replicas.ifAvailable((available) -> available.forEach((replica) -> bind(meters, available, replica)));
	}

	private static void bind(CataloguedMeters meters, Replicas replicas, Replica replica) {
		if (replicas.all().get(0) == replica) {
			bindFallbacks(meters, replicas);
		}
		bind(meters, replica);
		replica.pool().hikari().ifPresent((hikari) -> bind(meters.registry(), hikari));
	}

	private static void bindFallbacks(CataloguedMeters meters, Replicas replicas) {
		for (FallbackReason reason : FallbackReason.values()) {
			meters.counter(NeonMeters.REPLICA_FALLBACKS, replicas, (source) -> source.fallbacks(reason), "reason",
					MeterTag.value(reason));
		}
	}

	private static void bind(CataloguedMeters meters, Replica replica) {
		String name = replica.name();
		meters.counter(NeonMeters.REPLICA_READS, replica, Replica::reads, "replica", name);
		meters.timeGauge(NeonMeters.REPLICA_LAG, replica, (source) -> source.lagSeconds() * 1000, "replica", name);
		meters.gauge(NeonMeters.REPLICA_IN_ROTATION, replica,
				(source) -> (source.status() == ReplicaStatus.IN_ROTATION) ? 1 : 0, "replica", name);
	}

	private static void bind(MeterRegistry registry, HikariDataSource hikari) {
		if (hikari.getMetricRegistry() == null && hikari.getMetricsTrackerFactory() == null) {
			hikari.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
		}
	}

}
