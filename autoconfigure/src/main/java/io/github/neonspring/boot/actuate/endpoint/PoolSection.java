package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.pool.PoolSnapshot;

/**
 * The pool at this moment.
 *
 * @param pool the pool
 */
record PoolSection(NeonPool pool) implements NeonEndpointSection {

	@Override
	public String name() {
		return "pool";
	}

	@Override
	public Map<String, Object> describe() {
		PoolSnapshot snapshot = this.pool.snapshot();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("preset", this.pool.settings().preset().toString());
		details.put("size", snapshot.size());
		details.put("active", snapshot.active());
		details.put("idle", snapshot.idle());
		details.put("waiting", snapshot.waiting());
		details.put("maximum", snapshot.maximum());
		details.put("busy", this.pool.busy());
		details.put("exhausted", snapshot.isExhausted());
		return details;
	}

}
