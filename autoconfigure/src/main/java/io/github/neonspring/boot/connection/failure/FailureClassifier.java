package io.github.neonspring.boot.connection.failure;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import io.github.neonspring.boot.connection.driver.ConnectionAttempt;

/**
 * Finds the {@link FailureKind} of a failure: doubt first, then whether it was about
 * connecting, then what the server said, then what the driver says.
 */
final class FailureClassifier {

	/** HikariCP's words when nobody gave a connection back in time. */
	private static final String POOL_TIMEOUT = "request timed out after";

	private final List<SQLException> chain;

	private FailureClassifier(List<SQLException> chain) {
		this.chain = chain;
	}

	static FailureKind classify(@Nullable Throwable failure) {
		return new FailureClassifier(FailureChain.of(failure)).classify();
	}

	private FailureKind classify() {
		if (this.chain.stream().anyMatch((ex) -> SqlState.of(ex).saysInDoubt())) {
			return FailureKind.IN_DOUBT;
		}
		if (isPoolTimeout(this.chain)) {
			return (this.chain.size() > 1) ? FailedConnect.kind(this.chain) : FailureKind.POOL_EXHAUSTED;
		}
		if (this.chain.stream().anyMatch(FailureClassifier::isAttemptToConnect)) {
			return FailedConnect.kind(this.chain);
		}
		FailureKind said = saidByServer();
		return (said != null) ? said : saidByState();
	}

	// HikariCP puts the last failure to connect behind it, if there was one
	private static boolean isPoolTimeout(List<SQLException> chain) {
		return !chain.isEmpty() && chain.get(0) instanceof SQLTransientConnectionException ex
				&& String.valueOf(ex.getMessage()).contains(POOL_TIMEOUT);
	}

	private static boolean isAttemptToConnect(SQLException ex) {
		for (Throwable suppressed : ex.getSuppressed()) {
			if (suppressed instanceof ConnectionAttempt) {
				return true;
			}
		}
		return false;
	}

	private @Nullable FailureKind saidByServer() {
		return this.chain.stream()
			.filter((ex) -> ex instanceof PSQLException)
			.map((ex) -> ServerAnswer.kind((PSQLException) ex))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private FailureKind saidByState() {
		return this.chain.stream()
			.map((ex) -> SqlState.of(ex).kind(ex))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(FailureKind.STATEMENT);
	}

}
