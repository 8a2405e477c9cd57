package io.github.neonspring.boot.hibernate;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Names the two ways to make a sequence and its entity agree.
 */
final class SequenceMismatchFailureAnalyzer extends AbstractFailureAnalyzer<SequenceMismatchException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SequenceMismatchException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				("Fast: in a migration, ALTER SEQUENCE %s INCREMENT BY %d. Or set allocationSize = %d in the entity's"
						+ " @SequenceGenerator. If ids are meant to be like this, set"
						+ " spring.jpa.properties.hibernate.id.sequence.increment_size_mismatch_strategy=none.")
					.formatted(cause.sequence(), cause.allocationSize(), cause.increment()),
				cause);
	}

}
