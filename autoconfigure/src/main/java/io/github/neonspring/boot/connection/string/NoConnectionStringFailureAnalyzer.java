package io.github.neonspring.boot.connection.string;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which variable to set.
 */
final class NoConnectionStringFailureAnalyzer extends AbstractFailureAnalyzer<NoConnectionStringException> {

	static final String EXAMPLE = "postgresql://user:password@ep-cool-darkness-123456.us-east-2.aws.neon.tech/neondb";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NoConnectionStringException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()) + ".",
				"Set NEON_DATABASE_URL to the connection string that the Neon console shows, for example%n%n"
					.formatted() + "    export NEON_DATABASE_URL='%s'%n%n".formatted(EXAMPLE)
						+ "Without a database at hand, add io.github.neonspring:neon-spring-boot-testkit in test scope: it "
						+ "starts an embedded one.",
				cause);
	}

}
