package io.github.neonspring.boot.connection.driver;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.connection.string.InvalidConnectionStringException;
import io.github.neonspring.boot.connection.string.NoConnectionStringException;

import static org.assertj.core.api.Assertions.assertThat;

class FailureAnalyzersTests {

	private static final JdbcTarget TARGET = JdbcTarget
		.of(ConnectionString.parse("postgresql://u:s3cr3t@ep-a-b-1.us-east-2.aws.neon.tech/shop"), TargetOptions.NONE);

	private static FailureAnalysis analyze(Throwable failure) {
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader
			.forDefaultResourceLocation(FailureAnalyzersTests.class.getClassLoader())
			.load(FailureAnalyzer.class, (type, name, ex) -> {
			});
		return analyzers.stream()
			.filter((analyzer) -> analyzer.getClass().getName().startsWith("io.github.neonspring.boot.connection."))
			.map((analyzer) -> analyzer.analyze(new IllegalStateException(failure)))
			.filter((analysis) -> analysis != null)
			.findFirst()
			.orElse(null);
	}

	@Test
	void missingStringNamesTheVariableAndTheTestkit() {
		FailureAnalysis analysis = analyze(new NoConnectionStringException());
		assertThat(analysis.getDescription()).contains("No database is configured");
		assertThat(analysis.getAction()).contains("NEON_DATABASE_URL='postgresql://")
			.contains("neon-spring-boot-testkit");
	}

	@Test
	void malformedStringNamesThePartAndTheSource() {
		FailureAnalysis analysis = analyze(malformed("postgresql://u:s3cr3t@h:x/db").foundIn("neon.url"));
		assertThat(analysis.getDescription()).contains("neon.url: The port must be a number").doesNotContain("s3cr3t");
		assertThat(analysis.getAction()).contains("Correct neon.url");
	}

	private static InvalidConnectionStringException malformed(String text) {
		try {
			throw new AssertionError(ConnectionString.parse(text));
		}
		catch (InvalidConnectionStringException ex) {
			return ex;
		}
	}

	@Test
	void refusedPasswordNamesTheEndpoint() {
		SQLException failure = ConnectFailureTests.fromServer("XX000", "password authentication failed for user 'u'",
				"");
		FailureAnalysis analysis = analyze(ConnectionAttempt.describe(failure, TARGET));
		assertThat(analysis.getDescription())
			.startsWith("Connecting to ep-a-b-1.us-east-2.aws.neon.tech:5432/shop failed. The user or the password");
		assertThat(analysis.getAction()).contains("neon.password");
	}

	@Test
	void serverIsQuoted() {
		SQLException failure = ConnectFailureTests.fromServer("XX000",
				"Control plane request failed: endpoint is disabled", "");
		assertThat(analyze(new SQLException("wrapped", "08001", ConnectionAttempt.describe(failure, TARGET)))
			.getDescription()).contains("/shop failed. The endpoint is disabled.")
			.endsWith("The server said: Control plane request failed: endpoint is disabled");
	}

	@Test
	void hostComesFromTheExceptionWhereNobodyDescribedTheAttempt() {
		assertThat(analyze(new PSQLException("The connection attempt failed.", PSQLState.CONNECTION_UNABLE_TO_CONNECT,
				new UnknownHostException("ep-x.neon.tech")))
			.getDescription()).startsWith("Connecting to ep-x.neon.tech failed. The name of the host");
	}

	@Test
	void otherErrorsAreLeftToOthers() {
		assertThat(analyze(ConnectFailureTests.fromServer("42P01", "relation \"x\" does not exist", ""))).isNull();
	}

	@Test
	void attemptIsDescribedOnce() {
		SQLException failure = new SQLException("x");
		ConnectionAttempt.describe(ConnectionAttempt.describe(failure, TARGET), TARGET);
		assertThat(failure.getSuppressed()).singleElement().asString().doesNotContain("s3cr3t");
	}

}
