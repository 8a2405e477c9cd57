package io.github.neonspring.boot.connection.driver;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import org.postgresql.PGProperty;

import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.connection.string.HostAndPort;

/**
 * A URL of pgjdbc's that names hosts and a database only.
 *
 * @param text the URL, {@code jdbc:postgresql://host:port/database}
 */
record JdbcUrl(String text) {

	private static final String PREFIX = "jdbc:postgresql://";

	private static final Set<String> CREDENTIALS = Set.of(PGProperty.USER.getName(), PGProperty.PASSWORD.getName(),
			PGProperty.SSL_PASSWORD.getName());

	static JdbcUrl of(String hosts, String database) {
		return new JdbcUrl(PREFIX + hosts + "/" + encode(database));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	String hosts() {
		return this.text.substring(PREFIX.length(), this.text.lastIndexOf('/'));
	}

	String database() {
		return URLDecoder.decode(this.text.substring(this.text.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
	}

	/**
	 * Return the URL with properties in it.
	 * @param properties the properties, of which user and password are left out
	 * @return the URL
	 */
	String with(Properties properties) {
		return properties.stringPropertyNames()
			.stream()
			.filter((name) -> !CREDENTIALS.contains(name))
			.sorted()
			.map((name) -> name + "=" + encode(properties.getProperty(name)))
			.collect(Collectors.joining("&", this.text + "?", ""));
	}

	boolean isLoopback() {
		return ConnectionString.parse(this.text).hosts().stream().allMatch(HostAndPort::isLoopback);
	}

	/**
	 * Whether another URL leads to the same database, but for a pooler of Neon's in
	 * between.
	 * @param other the other URL
	 * @return {@code false} if it is another database
	 */
	boolean isSameDatabaseAs(JdbcUrl other) {
		return withoutPooler().equals(other.withoutPooler());
	}

	private String withoutPooler() {
		return this.text.replace("-pooler.", ".");
	}

}
