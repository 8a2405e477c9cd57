package io.github.neonspring.boot.actuate.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.pool.PoolSnapshot;
import io.github.neonspring.boot.replica.Replica;
import io.github.neonspring.boot.replica.ReplicaStatus;
import io.github.neonspring.boot.replica.Replicas;

/**
 * What health tells of the read replicas. It asks them nothing, and none of it makes the
 * application DOWN: without them the primary serves.
 *
 * @param replicas the replicas
 */
record ReplicaDetails(Replicas replicas) {

	Map<String, Object> describe() {
		Map<String, Object> details = new LinkedHashMap<>();
		this.replicas.all().forEach((replica) -> details.put(replica.name(), describe(replica)));
		return details;
	}

	private static Map<String, Object> describe(Replica replica) {
		ReplicaStatus status = replica.status();
		PoolSnapshot snapshot = replica.pool().snapshot();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("endpoint", replica.description());
		details.put("status", status.toString());
		details.put("inRotation", status == ReplicaStatus.IN_ROTATION);
		details.put("compute", replica.activity().state().toString());
		double lag = replica.lagSeconds();
		if (!Double.isNaN(lag)) {
			details.put("lag", Math.round(lag * 1000) + " ms");
		}
		details.put("active", snapshot.active());
		details.put("idle", snapshot.idle());
		return details;
	}

}
