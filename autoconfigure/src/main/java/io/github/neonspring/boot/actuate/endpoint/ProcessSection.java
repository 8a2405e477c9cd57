package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.boot.status.ProcessStatus;

/**
 * The process that the application runs in.
 *
 * @param status what is known
 */
record ProcessSection(NeonStatus status) implements NeonEndpointSection {

	@Override
	public String name() {
		return "process";
	}

	@Override
	public Map<String, Object> describe() {
		ProcessStatus process = this.status.process();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("pid", process.pid());
		details.put("host", process.host());
		details.put("instance", process.instance());
		details.put("worker", process.worker());
		details.put("session", process.session());
		details.put("startedAt", process.startedAt().toString());
		return details;
	}

}
