package io.github.neonspring.boot.testkit.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters in {@code postgresql.conf}: what Neon sets, small memory, and what the
 * user wants.
 */
final class ServerParameters {

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$.]*");

	private static final Set<String> OURS = Set.of("listen_addresses", "port", "unix_socket_directories",
			"unix_socket_permissions", "data_directory", "hba_file", "config_file", "external_pid_file");

	private final Map<String, String> values = new LinkedHashMap<>();

	ServerParameters() {
		this.values.put("max_connections", "110");
		this.values.put("shared_buffers", "32MB");
		this.values.put("fsync", "off");
		this.values.put("synchronous_commit", "on");
		this.values.put("full_page_writes", "on");
		this.values.put("wal_level", "replica");
		this.values.put("max_wal_size", "256MB");
		this.values.put("password_encryption", "scram-sha-256");
		this.values.put("idle_in_transaction_session_timeout", "5min");
		this.values.put("timezone", "GMT");
		this.values.put("log_timezone", "GMT");
		this.values.put("jit", "off");
		this.values.put("logging_collector", "off");
		this.values.put("lc_messages", "C");
	}

	void set(String name, String value) {
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException("'" + name + "' is not the name of a PostgreSQL parameter");
		}
		if (OURS.contains(name)) {
			throw new IllegalArgumentException("The PostgreSQL parameter '" + name + "' cannot be set: the server"
					+ " listens in a private place, so that only the testkit reaches it");
		}
		if (value.chars().anyMatch((character) -> character == '\n' || character == '\r' || character == 0)) {
			throw new IllegalArgumentException("The value of '" + name + "' must be a single line");
		}
		this.values.put(name, value);
	}

	int maxConnections() {
		return Integer.parseInt(this.values.getOrDefault("max_connections", "110").strip());
	}

	ServerParameters copy() {
		ServerParameters copy = new ServerParameters();
		copy.values.putAll(this.values);
		return copy;
	}

	String toConfigurationFile() {
		return this.values.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " = '" + entry.getValue().replace("\\", "\\\\").replace("'", "''") + "'\n")
			.collect(Collectors.joining());
	}

}
