package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.setup.SetupReport;
import io.github.neonspring.boot.status.NeonStatus;

/**
 * What this start has set up and checked of the database.
 *
 * @param status what is known
 */
record SetupSection(NeonStatus status) implements NeonEndpointSection {

	@Override
	public String name() {
		return "setup";
	}

	@Override
	public Map<String, Object> describe() {
		SetupReport report = this.status.setup().orElse(null);
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("enabled", report != null);
		if (report != null) {
			details.put("finished", report.finished());
			details.put("findings", report.findings());
		}
		return details;
	}

}
