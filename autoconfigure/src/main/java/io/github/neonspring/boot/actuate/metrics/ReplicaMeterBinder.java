package io.github.neonspring.boot.actuate.metrics;

import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
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
		this.replicas.ifAvailable((available) -> available.forEach((replica) -> bind(registry, available, replica)));
	}

	private static void bind(MeterRegistry registry, Replicas replicas, Replica replica) {
		if (replicas.all().get(0) == replica) {
			bindFallbacks(registry, replicas);
		}
		bind(registry, replica);
	}

	private static void bindFallbacks(MeterRegistry registry, Replicas replicas) {
		NeonMeters fallbacks = NeonMeters.REPLICA_FALLBACKS;
		for (FallbackReason reason : FallbackReason.values()) {
			FunctionCounter.builder(fallbacks.meterName(), replicas, (source) -> source.fallbacks(reason))
				.description(fallbacks.description())
				.tag("reason", reason.toString())
				.register(registry);
		}
	}

	private static void bind(MeterRegistry registry, Replica replica) {
		NeonMeters reads = NeonMeters.REPLICA_READS;
		FunctionCounter.builder(reads.meterName(), replica, Replica::reads)
			.description(reads.description())
			.tag("replica", replica.name())
			.register(registry);
		NeonMeters lag = NeonMeters.REPLICA_LAG;
		TimeGauge.builder(lag.meterName(), replica, TimeUnit.MILLISECONDS, (source) -> source.lagSeconds() * 1000)
			.description(lag.description())
			.tag("replica", replica.name())
			.register(registry);
		NeonMeters inRotation = NeonMeters.REPLICA_IN_ROTATION;
		Gauge
			.builder(inRotation.meterName(), replica,
					(source) -> (source.status() == ReplicaStatus.IN_ROTATION) ? 1 : 0)
			.description(inRotation.description())
			.tag("replica", replica.name())
			.register(registry);
		replica.pool().hikari().ifPresent((hikari) -> bind(registry, hikari));
	}

	private static void bind(MeterRegistry registry, HikariDataSource hikari) {
		if (hikari.getMetricRegistry() == null && hikari.getMetricsTrackerFactory() == null) {
			hikari.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
		}
	}

}
