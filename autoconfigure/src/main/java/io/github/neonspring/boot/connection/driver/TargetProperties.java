package io.github.neonspring.boot.connection.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.postgresql.PGProperty;

import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.connection.string.EndpointKind;
import io.github.neonspring.boot.connection.string.Form;

/**
 * Collects the properties of a {@link JdbcTarget}. What the connection string says stays,
 * except where the TLS policy asks for more.
 */
final class TargetProperties {

	/**
	 * With 9.0 or newer pgjdbc sends the application name with the startup packet instead
	 * of in a {@code SET} of its own, with 12 or newer no {@code extra_float_digits}
	 * either (ConnectionFactoryImpl).
	 */
	private static final String ASSUMED_SERVER_VERSION = "12";

	/** Two of them, and the new primary is still found in less than ten seconds. */
	private static final Duration HOST_TIMEOUT = Duration.ofSeconds(3);

	private final ConnectionString string;

	private final EndpointKind kind;

	private final Map<String, String> values;

	private final List<String> warnings = new ArrayList<>();

	TargetProperties(ConnectionString string) {
		this.string = string;
		this.kind = string.kind();
		this.values = string.parameters();
		dropWhatHasNoEffect();
	}

	private void dropWhatHasNoEffect() {
		List<String> dropped = this.string.parametersWithoutEffect();
		dropped.forEach(this.values::remove);
		this.values.remove("pgbouncer");
		if (!dropped.isEmpty()) {
			this.warnings.add("Parameters of the connection string that have no effect here: "
					+ String.join(", ", dropped)
					+ "; the pool is set with neon.pool.* and spring.datasource.hikari.*, TCP keepalive is always on");
		}
	}

	void addCredentials() {
		if (this.string.user() != null) {
			this.values.put(PGProperty.USER.getName(), this.string.user());
		}
		if (this.string.password() != null) {
			this.values.put(PGProperty.PASSWORD.getName(), this.string.password());
		}
	}

	void addTls() {
		new TlsPolicy(this.string, this.values, this.warnings).apply();
	}

	void addWhatThePoolerNeeds() {
		if (this.kind == EndpointKind.SUPAVISOR || this.kind == EndpointKind.PGBOUNCER) {
			this.values.putIfAbsent("prepareThreshold", "0");
		}
		if (this.string.form() == Form.JDBC) {
			this.warnings.addAll(this.string.lostSettings());
		}
		else if (this.kind.isNeon() || this.kind.isPooler()) {
			this.values.remove("currentSchema", "public");
		}
	}

	void addRoundTripMinimum(TargetOptions options) {
		this.values.putIfAbsent("assumeMinServerVersion", ASSUMED_SERVER_VERSION);
		this.values.putIfAbsent("reWriteBatchedInserts", "true");
		this.values.putIfAbsent("tcpKeepAlive", "true");
		String name = options.fullName();
		if (name != null) {
			this.values.putIfAbsent("ApplicationName", name);
		}
		if (!this.values.containsKey("socketFactory")) {
			this.values.put("socketFactory", EndpointSocketFactory.class.getName());
			this.values.put("socketFactoryArg", new SocketArgument(options.sockets(), timeoutOfEachHost()).toString());
		}
	}

	// pgjdbc has one connectTimeout for all hosts together, so that behind one that is
	// silent there is none left for the next. In libpq it is each host's
	private Duration timeoutOfEachHost() {
		if (this.string.hosts().size() == 1) {
			return Duration.ZERO;
		}
		String seconds = this.values.put("connectTimeout", "0");
		return (seconds != null) ? Duration.ofSeconds(Long.parseLong(seconds)) : HOST_TIMEOUT;
	}

	void warnOfAnyHost() {
		if (this.string.hosts().size() > 1 && !this.values.containsKey("targetServerType")) {
			this.warnings
				.add("The connection string names several hosts and does not say which to use: a connection may"
						+ " lead to a standby, which refuses to write (SQLSTATE 25006). Add target_session_attrs=read-write"
						+ " (targetServerType=primary in a JDBC URL), or any if that is meant");
		}
	}

	Properties toProperties() {
		Properties properties = new Properties();
		this.values.forEach(properties::setProperty);
		return properties;
	}

	List<String> warnings() {
		return this.warnings;
	}

}
