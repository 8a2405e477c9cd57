package io.github.neonspring.boot.connection.failure;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What an ErrorResponse means. PostgreSQL says in it where in its source the error
 * happened and, by the severity, whether the session goes on; Neon's proxy, PgBouncer and
 * Supavisor say neither, and end the connection.
 */
final class ServerAnswer {

	private static final Set<String> FATAL = Set.of("FATAL", "PANIC");

	/** PgBouncer lost the server that was working for this client. */
	private static final String SERVER_LOST = "server conn crashed";

	private final PSQLException failure;

	private final SqlState state;

	private final ServerErrorMessage message;

	private ServerAnswer(PSQLException failure, ServerErrorMessage message) {
		this.failure = failure;
		this.state = SqlState.of(failure);
		this.message = message;
	}

	/**
	 * Return what the server's answer means.
	 * @param failure the driver's exception
	 * @return the kind, or {@code null} if there was no answer or it only says that
	 * something before it failed
	 */
	static @Nullable FailureKind kind(PSQLException failure) {
		ServerErrorMessage message = failure.getServerErrorMessage();
		return (message != null) ? new ServerAnswer(failure, message).kind() : null;
	}

	private @Nullable FailureKind kind() {
		if (this.state.saysTransactionFailedBefore()) {
			return null;
		}
		if (isFromPostgres() && "ERROR".equals(this.message.getSeverity())) {
			return this.state.saysConflict() ? FailureKind.SERIALIZATION_CONFLICT : FailureKind.STATEMENT;
		}
		FailureKind kind = this.state.kind();
		if (kind != null) {
			return kind;
		}
		boolean intermediary = !isFromPostgres()
				&& (this.state.saysConnectionFailed() || this.state.saysInternalError());
		return intermediary ? saidByIntermediary() : saidByPostgres();
	}

	private boolean isFromPostgres() {
		return this.message.getRoutine() != null || this.message.getFile() != null;
	}

	private boolean isFatal() {
		return FATAL.contains(String.valueOf(this.message.getSeverity()));
	}

	private FailureKind saidByIntermediary() {
		FailureKind kind = FailedConnect.kind(this.failure);
		return (kind == null || (kind == FailureKind.WAKING && mayHaveWorked())) ? FailureKind.CONNECTION_LOST : kind;
	}

	// Neon's proxy sends ERROR and only before the session begins; Supavisor sends FATAL
	// at any time
	private boolean mayHaveWorked() {
		String text = String.valueOf(this.message.getMessage()).toLowerCase(Locale.ROOT);
		return text.contains(SERVER_LOST) || (this.state.saysInternalError() && isFatal());
	}

	private FailureKind saidByPostgres() {
		if (this.state.saysConnectionFailed()) {
			return FailureKind.CONNECTION_LOST;
		}
		if (!isFatal()) {
			return FailureKind.STATEMENT;
		}
		return this.state.canEndSession() ? FailureKind.CONNECTION_LOST : FailureKind.REFUSED;
	}

}
