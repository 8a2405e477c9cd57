package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.neonspring.boot.query.NeonQueryProperties;
import io.github.neonspring.boot.query.QueryReport;
import io.github.neonspring.boot.query.QueryStatement;

/**
 * The statements that were slow, and those that transactions repeated too often.
 *
 * @param report what was found
 * @param properties from when on it counts
 */
record QueriesSection(QueryReport report, NeonQueryProperties properties) implements NeonEndpointSection {

	@Override
	public String name() {
		return "queries";
	}

	@Override
	public Map<String, Object> describe() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("enabled", this.properties.watches());
		Map<String, Object> slow = new LinkedHashMap<>();
		slow.put("thresholdMillis", this.properties.getSlowThreshold().toMillis());
		slow.put("executions", this.report.slowExecutions());
		slow.put("statements", describe(this.report.slow(), "maxMillis", "lastMillis"));
		details.put("slow", slow);
		Map<String, Object> repeated = new LinkedHashMap<>();
		repeated.put("threshold", this.properties.getRepeatThreshold());
		repeated.put("transactions", this.report.repeatingTransactions());
		repeated.put("statements", describe(this.report.repeated(), "maxExecutions", "lastExecutions"));
		details.put("repeated", repeated);
		return details;
	}

	private static List<Map<String, Object>> describe(List<QueryStatement> statements, String most, String last) {
		return statements.stream().map((statement) -> describe(statement, most, last)).toList();
	}

	private static Map<String, Object> describe(QueryStatement statement, String most, String last) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("sql", statement.sql());
		details.put("times", statement.times());
		details.put(most, statement.most());
		details.put(last, statement.last());
		details.put("at", statement.at().toString());
		details.put("endpoint", statement.origin().endpoint());
		String transaction = statement.origin().transaction();
		if (transaction != null) {
			details.put("transaction", transaction);
		}
		details.put("caller", statement.origin().caller());
		return details;
	}

}
