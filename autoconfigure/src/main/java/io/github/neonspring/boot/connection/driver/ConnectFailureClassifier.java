package io.github.neonspring.boot.connection.driver;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds the {@link ConnectFailure} in a chain of causes, from the outside in.
 */
final class ConnectFailureClassifier {

	private static final Map<String, ConnectFailure> STATES = Map.ofEntries(
			Map.entry("28P01", ConnectFailure.PASSWORD_REFUSED), Map.entry("28000", ConnectFailure.PASSWORD_REFUSED),
			Map.entry("3D000", ConnectFailure.DATABASE_MISSING),
			Map.entry("53300", ConnectFailure.TOO_MANY_CONNECTIONS),
			Map.entry("57P01", ConnectFailure.COMPUTE_UNAVAILABLE),
			Map.entry("57P02", ConnectFailure.COMPUTE_UNAVAILABLE),
			Map.entry("57P03", ConnectFailure.COMPUTE_UNAVAILABLE));

	private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private ConnectFailureClassifier() {
	}

	static ConnectFailure classify(Throwable failure) {
		return new ConnectFailureClassifier().find(failure);
	}

	private ConnectFailure find(@Nullable Throwable failure) {
		if (failure == null || !this.seen.add(failure)) {
			return ConnectFailure.OTHER;
		}
		ConnectFailure found = (failure instanceof SQLException ex) ? ofSql(ex) : ofType(failure);
		found = (found != ConnectFailure.OTHER) ? found : find(failure.getCause());
		if (found == ConnectFailure.OTHER && failure instanceof SQLException ex) {
			found = find(ex.getNextException());
		}
		return (found == ConnectFailure.OTHER && failure instanceof SSLException) ? ConnectFailure.TLS_REFUSED : found;
	}

	private static ConnectFailure ofSql(SQLException ex) {
		String state = (ex.getSQLState() != null) ? ex.getSQLState() : "";
		if (!isAboutConnecting(state)) {
			return ConnectFailure.OTHER;
		}
		ConnectFailure byText = ConnectFailureTexts.classify(ex.getMessage());
		if (byText != ConnectFailure.OTHER) {
			return byText;
		}
		if (ex instanceof SQLTimeoutException) {
			return ConnectFailure.TIMED_OUT;
		}
		if (state.equals("XX000") && isFromProxy(ex)) {
			return ConnectFailure.COMPUTE_UNAVAILABLE;
		}
		return STATES.getOrDefault(state, ConnectFailure.OTHER);
	}

	private static boolean isAboutConnecting(String state) {
		return state.isEmpty() || state.startsWith("08") || state.equals("XX000") || STATES.containsKey(state);
	}

	// Neon's proxy fills in severity, code and text only; PostgreSQL itself also says
	// where in its source an internal error happened
	private static boolean isFromProxy(SQLException ex) {
		ServerErrorMessage message = (ex instanceof PSQLException postgres) ? postgres.getServerErrorMessage() : null;
		return message != null && message.getFile() == null && message.getRoutine() == null;
	}

	private static ConnectFailure ofType(Throwable failure) {
		if (failure instanceof UnknownHostException) {
			return ConnectFailure.UNKNOWN_HOST;
		}
		if (failure instanceof SocketTimeoutException || isTimeout(failure)) {
			return ConnectFailure.TIMED_OUT;
		}
		if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
			return ConnectFailure.CONNECTION_REFUSED;
		}
		if (failure instanceof CertificateException || failure instanceof CertPathValidatorException) {
			return ConnectFailure.TLS_NOT_TRUSTED;
		}
		if (failure instanceof SSLException) {
			return ConnectFailureTexts.classify(failure.getMessage());
		}
		boolean reset = failure instanceof SocketException || failure instanceof EOFException;
		return reset ? ConnectFailure.CONNECTION_RESET : ConnectFailure.OTHER;
	}

	private static boolean isTimeout(Throwable failure) {
		return failure instanceof ConnectException && String.valueOf(failure.getMessage()).contains("timed out");
	}

}
