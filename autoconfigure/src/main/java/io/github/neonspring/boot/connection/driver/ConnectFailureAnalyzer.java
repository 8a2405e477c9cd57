package io.github.neonspring.boot.connection.driver;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why the database cannot be reached and what to do. Leaves alone whatever is no
 * failure to connect.
 */
final class ConnectFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

	private static final Pattern REFUSED = Pattern.compile("Connection to (\\S+:\\d+) refused");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
		ConnectFailure failure = ConnectFailure.of(cause);
		if (failure == ConnectFailure.OTHER) {
			return null;
		}
		String description = "Connecting to " + target(cause) + " failed. " + failure.getDescription()
				+ words(failure, cause);
		return new FailureAnalysis(description, failure.getAction(), cause);
	}

	private static String target(SQLException cause) {
		String text = "the database";
		for (Throwable current = cause; current != null; current = current.getCause()) {
			for (Throwable suppressed : current.getSuppressed()) {
				if (suppressed instanceof ConnectionAttempt attempt) {
					return attempt.getTarget();
				}
			}
			Matcher matcher = REFUSED.matcher(String.valueOf(current.getMessage()));
			if (matcher.find()) {
				text = matcher.group(1);
			}
			else if (current instanceof UnknownHostException && current.getMessage() != null) {
				text = current.getMessage();
			}
		}
		return text;
	}

	private static String words(ConnectFailure failure, SQLException cause) {
		if (failure == ConnectFailure.PASSWORD_REFUSED) {
			return "";
		}
		for (Throwable current = cause; current != null; current = current.getCause()) {
			ServerErrorMessage message = (current instanceof PSQLException ex) ? ex.getServerErrorMessage() : null;
			if (message != null && message.getMessage() != null) {
				return " The server said: " + message.getMessage();
			}
		}
		return "";
	}

}
