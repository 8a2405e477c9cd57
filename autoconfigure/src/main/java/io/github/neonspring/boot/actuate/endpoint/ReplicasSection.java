package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.neonspring.boot.pool.PoolSnapshot;
import io.github.neonspring.boot.replica.FallbackReason;
import io.github.neonspring.boot.replica.Replica;
import io.github.neonspring.boot.replica.Replicas;

/**
 * The read replicas, how much they serve, and why they did not.
 *
 * @param replicas the replicas
 */
record ReplicasSection(Replicas replicas) implements NeonEndpointSection {

	@Override
	public String name() {
		return "replicas";
	}

	@Override
	public Map<String, Object> describe() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("enabled", !this.replicas.all().isEmpty());
		details.put("readYourWrites", this.replicas.properties().getReadYourWrites().name().toLowerCase(Locale.ROOT));
		Map<String, Object> fallbacks = new LinkedHashMap<>();
		for (FallbackReason reason : FallbackReason.values()) {
			fallbacks.put(reason.toString(), this.replicas.fallbacks(reason));
		}
		details.put("fallbacks", fallbacks);
		details.put("inUse", this.replicas.all().stream().map(ReplicasSection::describe).toList());
		return details;
	}

	private static Map<String, Object> describe(Replica replica) {
		PoolSnapshot snapshot = replica.pool().snapshot();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("name", replica.name());
		details.put("endpoint", replica.description());
		details.put("status", replica.status().toString());
		details.put("compute", replica.activity().state().toString());
		details.put("reads", replica.reads());
		double lag = replica.lagSeconds();
		if (!Double.isNaN(lag)) {
			details.put("lagSeconds", lag);
		}
		details.put("size", snapshot.size());
		details.put("active", snapshot.active());
		details.put("idle", snapshot.idle());
		details.put("waiting", snapshot.waiting());
		details.put("maximum", snapshot.maximum());
		return details;
	}

}
