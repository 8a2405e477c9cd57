package io.github.neonspring.boot.budget;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Names the numbers, and what to change.
 */
final class ConnectionBudgetFailureAnalyzer extends AbstractFailureAnalyzer<ConnectionBudgetExceededException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ConnectionBudgetExceededException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", cause.getReport().action(), cause);
	}

}
