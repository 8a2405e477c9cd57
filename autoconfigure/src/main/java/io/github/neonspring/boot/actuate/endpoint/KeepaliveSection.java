package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.compute.KeepaliveMode;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Whether the compute is kept awake, and what the application has set against it.
 *
 * @param keepalive keeps the compute awake
 * @param pool the pool
 */
record KeepaliveSection(Keepalive keepalive, NeonPool pool) implements NeonEndpointSection {

	@Override
	public String name() {
		return "keepalive";
	}

	@Override
	public Map<String, Object> describe() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("enabled", this.keepalive.mode() != KeepaliveMode.OFF);
		details.put("mode", this.keepalive.mode().toString());
		details.put("paused", this.keepalive.isPaused());
		details.put("keepingAwake", this.keepalive.isKeepingAwake());
		details.put("intervalSeconds", this.keepalive.interval().toSeconds());
		details.put("pings", this.keepalive.pings());
		details.put("failuresInARow", this.keepalive.failuresInARow());
		details.put("warnings", this.pool.wakefulKeys());
		return details;
	}

}
