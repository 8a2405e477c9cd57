package io.github.neonspring.boot.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says which step of the set-up failed and what to do. Comes before the analysis of
 * failed connects, which would take a step that was cut off for one.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SetupFailureAnalyzer extends AbstractFailureAnalyzer<SetupException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SetupException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.getRemedy(), cause);
	}

}
