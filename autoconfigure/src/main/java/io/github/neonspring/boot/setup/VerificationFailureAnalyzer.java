package io.github.neonspring.boot.setup;

import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do about each failure that the check of the database found.
 */
final class VerificationFailureAnalyzer extends AbstractFailureAnalyzer<VerificationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, VerificationException cause) {
		String remedies = cause.failures()
			.stream()
			.map(Finding::remedy)
			.filter(Objects::nonNull)
			.distinct()
			.collect(Collectors.joining(System.lineSeparator()));
		return new FailureAnalysis(cause.getMessage() + ".", remedies, cause);
	}

}
