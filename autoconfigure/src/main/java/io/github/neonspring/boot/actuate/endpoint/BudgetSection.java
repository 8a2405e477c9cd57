package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.budget.BudgetReport;
import io.github.neonspring.boot.pool.BudgetMode;
import io.github.neonspring.boot.pool.NeonPoolProperties;
import io.github.neonspring.boot.status.NeonStatus;

/**
 * The connection budget as it was when the server was last asked.
 *
 * @param status what is known
 * @param properties whether the server is asked
 */
record BudgetSection(NeonStatus status, NeonPoolProperties properties) implements NeonEndpointSection {

	@Override
	public String name() {
		return "budget";
	}

	@Override
	public Map<String, Object> describe() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("enabled", this.properties.getBudget() != BudgetMode.OFF);
		this.status.budget().ifPresent((report) -> add(details, report));
		return details;
	}

	private static void add(Map<String, Object> details, BudgetReport report) {
		details.put("exceeded", report.isExceeded());
		details.put("instances", report.instances());
		details.put("needed", report.needed());
		Integer allowed = report.allowed();
		if (allowed != null) {
			details.put("allowed", allowed);
		}
		details.put("description", report.description());
	}

}
