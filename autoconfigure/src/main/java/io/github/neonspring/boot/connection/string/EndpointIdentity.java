package io.github.neonspring.boot.connection.string;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Whose database it is, where the host or the user tell: the endpoints of Neon or the
 * project of Supabase, whose databases all have the same name.
 *
 * @param names the endpoints or projects, empty for any other PostgreSQL
 */
record EndpointIdentity(Set<String> names) {

	private static final Pattern SUPABASE_HOST = Pattern.compile("db\\.([a-z0-9]+)\\.supabase\\.co");

	static EndpointIdentity of(ConnectionString string) {
		return new EndpointIdentity(string.hosts()
			.stream()
			.map((host) -> nameOf(host, string))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet()));
	}

	private static @Nullable String nameOf(HostAndPort host, ConnectionString string) {
		NeonHost neon = NeonHost.of(host.host());
		if (neon != null) {
			return neon.endpoint();
		}
		return supabaseProject(host, string.user());
	}

	private static @Nullable String supabaseProject(HostAndPort host, @Nullable String user) {
		if (EndpointKind.isSupavisor(host)) {
			return (user != null) ? user.substring(user.indexOf('.') + 1) : null;
		}
		Matcher matcher = SUPABASE_HOST.matcher(host.host());
		return matcher.matches() ? matcher.group(1) : null;
	}

}
