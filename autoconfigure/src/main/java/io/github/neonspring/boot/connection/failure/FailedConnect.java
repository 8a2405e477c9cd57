package io.github.neonspring.boot.connection.failure;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * What a failure to connect means: whatever it is, nothing was done.
 */
final class FailedConnect {

	private FailedConnect() {
	}

	static FailureKind kind(List<SQLException> chain) {
		FailureKind kind = kind(chain.get(0));
		if (kind != null) {
			return kind;
		}
		boolean passing = chain.stream().anyMatch((ex) -> SqlState.of(ex).mayPass());
		return passing ? FailureKind.TRANSIENT : FailureKind.REFUSED;
	}

	/**
	 * Return what the reason for a failed connect means.
	 * @param failure the failure
	 * @return the kind, or {@code null} if the reason is not known
	 */
	static @Nullable FailureKind kind(SQLException failure) {
		return switch (ConnectFailure.of(failure)) {
			case COMPUTE_UNAVAILABLE, TIMED_OUT, NO_SUCH_SERVER -> FailureKind.WAKING;
			case UNKNOWN_HOST, CONNECTION_REFUSED, CONNECTION_RESET, TOO_MANY_CONNECTIONS -> FailureKind.TRANSIENT;
			case QUOTA_EXCEEDED, ENDPOINT_DISABLED -> FailureKind.QUOTA_OR_DISABLED;
			case PASSWORD_REFUSED, PASSWORD_MISSING, ENDPOINT_NOT_FOUND, ENDPOINT_NOT_SPECIFIED, DATABASE_MISSING,
					TLS_NOT_TRUSTED, TLS_REFUSED, TLS_REQUIRED, OPTIONS_REFUSED, IP_NOT_ALLOWED ->
				FailureKind.REFUSED;
			case OTHER -> null;
		};
	}

}
