package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.migration.MigrationReport;
import io.github.neonspring.boot.status.NeonStatus;

/**
 * What the migrations of this start did.
 *
 * @param status what is known
 */
record MigrationsSection(NeonStatus status) implements NeonEndpointSection {

	@Override
	public String name() {
		return "migrations";
	}

	@Override
	public Map<String, Object> describe() {
		MigrationReport report = this.status.migrations().orElse(null);
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("enabled", report != null);
		if (report != null) {
			details.put("applied", report.count());
			details.put("tookMillis", report.duration().toMillis());
			if (report.version() != null) {
				details.put("version", report.version());
			}
		}
		return details;
	}

}
