package io.github.neonspring.boot.connection.string;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which part of the connection string is wrong.
 */
final class InvalidConnectionStringFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConnectionStringException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidConnectionStringException cause) {
		String where = (cause.getSource() != null) ? cause.getSource() : "the connection string";
		return new FailureAnalysis(
				"The connection string cannot be used, because of its part '" + cause.getPart() + "'. "
						+ cause.getMessage(),
				"Correct " + where + ". The form is " + NoConnectionStringFailureAnalyzer.EXAMPLE
						+ ", as the Neon console shows it.",
				cause);
	}

}
