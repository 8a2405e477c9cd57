package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.budget.BudgetReport;
import io.github.neonspring.boot.budget.ConnectionBudget;

/**
 * The connection budget as it was when the server was last asked.
 *
 * @param budget the budget
 */
record BudgetSection(ConnectionBudget budget) implements NeonEndpointSection {

	@Override
	public String name() {
		return "budget";
	}

	@Override
	public Map<String, Object> describe() {
		return this.budget.last().map(BudgetSection::describe).orElseGet(Map::of);
	}

	private static Map<String, Object> describe(BudgetReport report) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("exceeded", report.isExceeded());
		details.put("instances", report.instances());
		details.put("needed", report.needed());
		Integer allowed = report.allowed();
		if (allowed != null) {
			details.put("allowed", allowed);
		}
		details.put("description", report.description());
		return details;
	}

}
