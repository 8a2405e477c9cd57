package io.github.neonspring.boot.connection.driver;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The texts with which Neon's proxy, PgBouncer, Supavisor, PostgreSQL, pgjdbc and the JDK
 * say that a connection cannot be had, the particular before the general.
 */
final class ConnectFailureTexts {

	private static final Map<String, ConnectFailure> TEXTS = new LinkedHashMap<>();

	static {
		add(ConnectFailure.PASSWORD_MISSING, "no password was provided", "no password supplied",
				"password is an empty string");
		add(ConnectFailure.PASSWORD_REFUSED, "password authentication failed", "no such user",
				"sasl authentication failed", "wrong password");
		add(ConnectFailure.TLS_REQUIRED, "connection is insecure", "no encryption", "ssl off", "ssl required",
				"ssl connection is required");
		add(ConnectFailure.IP_NOT_ALLOWED, "is not allowed to connect to this endpoint", "no pg_hba.conf entry",
				"pg_hba.conf rejects connection", "address not in tenant allow_list");
		add(ConnectFailure.ENDPOINT_NOT_SPECIFIED, "endpoint id is not specified", "inconsistent project name",
				"no tenant identifier");
		add(ConnectFailure.ENDPOINT_NOT_FOUND, "endpoint cannot be found", "(enotfound)", "tenant or user not found");
		add(ConnectFailure.ENDPOINT_DISABLED, "endpoint is disabled");
		add(ConnectFailure.QUOTA_EXCEEDED, "time quota", "exceeded the limit of concurrently active endpoints",
				"active endpoints limit exceeded", "check your quotas", "quota exceeded", "transfer quota",
				"data quota", "size quota", "size limit");
		add(ConnectFailure.OPTIONS_REFUSED, "unsupported startup parameter");
		add(ConnectFailure.TOO_MANY_CONNECTIONS, "no more connections allowed", "remaining connection slots",
				"too many clients", "too many connections", "failed to acquire permit",
				"max client connections reached", "max clients reached", "unable to check out connection",
				"query_wait_timeout");
		add(ConnectFailure.DATABASE_MISSING, "no such database");
		add(ConnectFailure.TLS_NOT_TRUSTED, "could not open ssl root certificate", "loading the ssl root certificate",
				"could not be verified by hostnameverifier", "pkix path", "certificate_unknown", "trustanchors",
				"file that sslrootcert names", "the certificate verifies for");
		add(ConnectFailure.TLS_REFUSED, "does not support ssl", "channel binding is required", "scram-plus not used",
				"channel binding", "secure channel data mismatch", "protocol_version", "no_application_protocol",
				"unsupported or unrecognized ssl message", "an error occurred while setting up the ssl connection");
		add(ConnectFailure.COMPUTE_UNAVAILABLE, "couldn't connect to compute node", "control plane request failed",
				"database system is starting up", "database system is shutting down", "database system is in recovery",
				"not yet accepting connections", "terminating connection due to administrator command",
				"server login has been failing", "server_login_retry", "server conn crashed",
				"pgbouncer cannot connect", "(edbhandlerexited)", "database is paused", "pause requested");
		// In every language of pgjdbc
		add(ConnectFailure.NO_SUCH_SERVER, "targetservertype");
		add(ConnectFailure.TIMED_OUT, "connection attempt timed out", "authentication timed out", "login timeout");
		add(ConnectFailure.CONNECTION_REFUSED, "connection refused");
		add(ConnectFailure.CONNECTION_RESET, "remote host terminated the handshake");
	}

	private ConnectFailureTexts() {
	}

	private static void add(ConnectFailure failure, String... texts) {
		for (String text : texts) {
			TEXTS.put(text, failure);
		}
	}

	static ConnectFailure classify(@Nullable String message) {
		String text = (message != null) ? message.toLowerCase(Locale.ROOT) : "";
		for (Map.Entry<String, ConnectFailure> entry : TEXTS.entrySet()) {
			if (text.contains(entry.getKey())) {
				return entry.getValue();
			}
		}
		boolean missing = text.contains("database \"") && text.contains("does not exist");
		return missing ? ConnectFailure.DATABASE_MISSING : ConnectFailure.OTHER;
	}

}
