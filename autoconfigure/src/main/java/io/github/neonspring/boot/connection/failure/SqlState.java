package io.github.neonspring.boot.connection.failure;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * An SQLSTATE.
 *
 * @param code the five characters; empty if there is none
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">The list
 * of PostgreSQL</a>
 */
record SqlState(String code) {

	private static final Set<String> IN_DOUBT = Set.of("08007", "40003");

	private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

	/** Session ended by idle_in_transaction_session_timeout, transaction_timeout. */
	private static final Set<String> TOO_SLOW = Set.of("25P03", "25P04");

	static SqlState of(SQLException ex) {
		return new SqlState((ex.getSQLState() != null) ? ex.getSQLState() : "");
	}

	boolean saysInDoubt() {
		return IN_DOUBT.contains(this.code);
	}

	boolean saysConflict() {
		return CONFLICTS.contains(this.code);
	}

	boolean saysConnectionFailed() {
		return this.code.startsWith("08");
	}

	boolean saysInternalError() {
		return this.code.startsWith("XX");
	}

	boolean saysTransactionFailedBefore() {
		return this.code.equals("25P02");
	}

	/**
	 * Whether a connect that failed with this state and no known words may succeed later.
	 */
	boolean mayPass() {
		return saysConnectionFailed() || this.code.startsWith("53") || this.code.startsWith("57");
	}

	/**
	 * Whether a session that runs can be ended with this state, rather than refused
	 * before it begins.
	 */
	boolean canEndSession() {
		return saysConnectionFailed() || saysInternalError() || this.code.startsWith("5");
	}

	/**
	 * Return what the state means by itself.
	 * @return the kind, or {@code null} if the state alone does not tell
	 */
	@Nullable FailureKind kind() {
		if (saysConflict()) {
			return FailureKind.SERIALIZATION_CONFLICT;
		}
		if (this.code.equals("57P03")) {
			return FailureKind.WAKING;
		}
		if (this.code.equals("53300")) {
			return FailureKind.TRANSIENT;
		}
		if (this.code.startsWith("57P") || TOO_SLOW.contains(this.code)) {
			return FailureKind.CONNECTION_LOST;
		}
		return (this.code.startsWith("28") || this.code.equals("3D000")) ? FailureKind.REFUSED : null;
	}

	/**
	 * Return what the state means in an exception that is not the server's own.
	 * @param ex the exception of the driver, a pool or ours
	 * @return the kind, or {@code null} if it does not tell
	 */
	@Nullable FailureKind kind(SQLException ex) {
		return saysConnectionFailed() ? ofConnection(ex) : kind();
	}

	private FailureKind ofConnection(SQLException ex) {
		if (this.code.equals("08001") || this.code.equals("08004")) {
			FailureKind kind = FailedConnect.kind(ex);
			FailureKind otherwise = this.code.equals("08001") ? FailureKind.TRANSIENT : FailureKind.REFUSED;
			return (kind != null) ? kind : otherwise;
		}
		boolean distrusted = ConnectFailure.of(ex) == ConnectFailure.TLS_NOT_TRUSTED;
		return distrusted ? FailureKind.REFUSED : FailureKind.CONNECTION_LOST;
	}

}
