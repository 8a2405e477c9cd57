package io.github.neonspring.boot.connection.string;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * The names that a parameter of a connection string may have.
 */
final class ParameterNames {

	static final String HOST = PGProperty.PG_HOST.getName();

	static final String PORT = PGProperty.PG_PORT.getName();

	static final String DATABASE = PGProperty.PG_DBNAME.getName();

	static final String USER = PGProperty.USER.getName();

	static final String PASSWORD = PGProperty.PASSWORD.getName();

	private static final Map<String, PGProperty> PGJDBC = Arrays.stream(PGProperty.values())
		.filter((property) -> property != PGProperty.SERVICE)
		.collect(Collectors.toUnmodifiableMap(PGProperty::getName, (property) -> property));

	private static final Map<String, String> RENAMED = Map.ofEntries(Map.entry("host", HOST), Map.entry("port", PORT),
			Map.entry("dbname", DATABASE), Map.entry("channel_binding", "channelBinding"),
			Map.entry("sslnegotiation", "sslNegotiation"), Map.entry("application_name", "ApplicationName"),
			Map.entry("connect_timeout", "connectTimeout"), Map.entry("target_session_attrs", "targetServerType"),
			Map.entry("keepalives", "tcpKeepAlive"), Map.entry("gssencmode", "gssEncMode"),
			Map.entry("krbsrvname", "kerberosServerName"), Map.entry("load_balance_hosts", "loadBalanceHosts"),
			Map.entry("require_auth", "requireAuth"), Map.entry("client_encoding", "client_encoding"),
			Map.entry("schema", "currentSchema"), Map.entry("socket_timeout", "socketTimeout"));

	/**
	 * Parameters of other clients and of libpq that have no effect here, worth a warning.
	 */
	private static final Set<String> WITHOUT_EFFECT = Set.of("connection_limit", "pool_timeout", "pool_size",
			"statement_cache_size", "max_connection_lifetime", "max_idle_connection_lifetime", "sslaccept", "supa",
			"workaround", "uselibpqcompat", "keepalives_idle", "keepalives_interval", "keepalives_count",
			"tcp_user_timeout", "fallback_application_name", "sslsni", "sslcompression", "gssdelegation");

	private static final Set<String> NOT_SUPPORTED = Set.of("service", "servicefile", "passfile", "hostaddr", "sslcrl",
			"sslcrldir", "requirepeer", "sslcertmode", "ssl_min_protocol_version", "ssl_max_protocol_version");

	private ParameterNames() {
	}

	/**
	 * Return the name under which a parameter is kept.
	 * @param name the name as written
	 * @return the name, or {@code null} if nobody knows it
	 */
	static @Nullable String canonical(String name) {
		if (PGJDBC.containsKey(name) || name.equals("pgbouncer") || hasNoEffect(name)) {
			return name;
		}
		return RENAMED.get(name);
	}

	static boolean hasNoEffect(String name) {
		return WITHOUT_EFFECT.contains(name);
	}

	static boolean isNotSupported(String name) {
		return NOT_SUPPORTED.contains(name);
	}

	static @Nullable PGProperty pgjdbc(String name) {
		return PGJDBC.get(name);
	}

	static @Nullable String nearest(String name) {
		Set<String> names = new TreeSet<>(PGJDBC.keySet());
		names.addAll(RENAMED.keySet());
		return names.stream()
			.filter((known) -> distance(known, name) <= 1 + Math.min(name.length(), known.length()) / 4)
			.min(Comparator.comparingInt((known) -> distance(known, name)))
			.orElse(null);
	}

	private static int distance(String first, String second) {
		int[] row = new int[second.length() + 1];
		Arrays.setAll(row, (column) -> column);
		for (int i = 1; i <= first.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= second.length(); j++) {
				int substitution = diagonal + (same(first.charAt(i - 1), second.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[second.length()];
	}

	private static boolean same(char first, char second) {
		return Character.toLowerCase(first) == Character.toLowerCase(second);
	}

}
