package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.status.BreakerStatus;
import io.github.neonspring.boot.status.NeonStatus;

/**
 * Whether callers are let through to the database.
 *
 * @param status what is known
 */
record BreakerSection(NeonStatus status) implements NeonEndpointSection {

	@Override
	public String name() {
		return "breaker";
	}

	@Override
	public Map<String, Object> describe() {
		BreakerStatus breaker = this.status.breaker();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("enabled", breaker.state() != BreakerState.DISABLED);
		details.put("state", breaker.state().toString());
		if (breaker.unreachableSince() != null) {
			details.put("unreachableSince", breaker.unreachableSince().toString());
		}
		return details;
	}

}
