package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.boot.status.TransactionStatus;

/**
 * How transactions fare.
 *
 * @param status what is known
 */
record TransactionsSection(NeonStatus status) implements NeonEndpointSection {

	@Override
	public String name() {
		return "transactions";
	}

	@Override
	public Map<String, Object> describe() {
		TransactionStatus transactions = this.status.transactions();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("running", transactions.running());
		details.put("committed", transactions.committed());
		details.put("rolledBack", transactions.rolledBack());
		details.put("unknown", transactions.unknown());
		details.put("inDoubt", transactions.inDoubt());
		details.put("retried", transactions.retried());
		details.put("recovered", transactions.recovered());
		details.put("exhausted", transactions.exhausted());
		return details;
	}

}
