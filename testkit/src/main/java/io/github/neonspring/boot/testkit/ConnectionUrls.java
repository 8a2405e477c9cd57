package io.github.neonspring.boot.testkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The connection strings of a simulated endpoint.
 *
 * @param endpoint the endpoint id
 * @param port the port
 * @param database the database
 * @param user the role
 * @param password its password
 * @param authority the file of the certificate authority, or {@code null} without TLS
 * @param serverNameRequired whether a client without SNI must name the endpoint
 */
record ConnectionUrls(String endpoint, int port, String database, String user, String password,
		@Nullable Path authority, boolean serverNameRequired) {

	ConnectionUrls ofReplica(String endpoint, int port) {
		return new ConnectionUrls(endpoint, port, this.database, this.user, this.password, this.authority,
				this.serverNameRequired);
	}

	String libpq(boolean pooled, boolean simpleStatements) {
		return libpq(Stream.of(this), pooled, simpleStatements);
	}

	String libpq(Stream<ConnectionUrls> all) {
		return libpq(all, false, false);
	}

	private String libpq(Stream<ConnectionUrls> all, boolean pooled, boolean simpleStatements) {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("sslmode", (this.authority != null) ? "verify-full" : "disable");
		if (this.authority != null) {
			parameters.put("channel_binding", "require");
			parameters.put("sslrootcert", this.authority.toString());
		}
		if (this.authority == null && (pooled || this.serverNameRequired)) {
			parameters.put("options", "endpoint=" + name(pooled));
		}
		if (simpleStatements) {
			parameters.put("prepareThreshold", "0");
		}
		String hosts = all.map((urls) -> urls.name(pooled) + ".localhost:" + urls.port)
			.collect(Collectors.joining(","));
		return "postgresql://" + encode(this.user) + ":" + encode(this.password) + "@" + hosts + "/"
				+ encode(this.database) + query(parameters);
	}

	String jdbc(boolean pooled, boolean simpleStatements) {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("user", this.user);
		parameters.put("password", this.password);
		parameters.put("sslmode", (this.authority != null) ? "verify-full" : "disable");
		if (this.authority != null) {
			parameters.put("channelBinding", "require");
			parameters.put("sslrootcert", this.authority.toString());
		}
		if (pooled || this.serverNameRequired) {
			parameters.put("options", "endpoint=" + name(pooled));
		}
		if (simpleStatements) {
			parameters.put("prepareThreshold", "0");
		}
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/" + encode(this.database) + query(parameters);
	}

	private String name(boolean pooled) {
		return pooled ? this.endpoint + "-pooler" : this.endpoint;
	}

	private static String query(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + encode(entry.getValue()))
			.collect(Collectors.joining("&", "?", ""));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
	}

	@Override
	public String toString() {
		return this.endpoint + " at 127.0.0.1:" + this.port;
	}

}
