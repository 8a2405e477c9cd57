package io.github.neonspring.boot.testkit.front;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Where a client wants to go: by the server name of its TLS handshake, else by the
 * endpoint in its {@code options}.
 *
 * @param known whether the endpoint exists
 * @param pooled whether the pooler is meant
 */
record EndpointRoute(boolean known, boolean pooled) {

	static final String POOLER_SUFFIX = "-pooler";

	private static final String NOT_SPECIFIED = "Endpoint ID is not specified. Either please upgrade the postgres client "
			+ "library (libpq) for SNI support or pass the endpoint ID (first part of the domain name) as a parameter: "
			+ "'?options=endpoint%3D<endpoint-id>'. See more at https://neon.tech/sni";

	static EndpointRoute of(@Nullable String serverName, @Nullable String option, FrontSettings settings)
			throws RefusedException {
		String named = label(serverName);
		if (named != null && option != null && !named.equals(option)) {
			throw new RefusedException("Inconsistent project name inferred from SNI ('" + named
					+ "') and project option ('" + option + "').");
		}
		String name = (named != null) ? named : option;
		if (name != null) {
			boolean pooled = name.endsWith(POOLER_SUFFIX);
			String endpoint = pooled ? name.substring(0, name.length() - POOLER_SUFFIX.length()) : name;
			return new EndpointRoute(endpoint.equals(settings.endpoint()), pooled);
		}
		if (settings.serverNameRequired()) {
			throw new RefusedException(NOT_SPECIFIED);
		}
		return new EndpointRoute(true, false);
	}

	private static @Nullable String label(@Nullable String serverName) {
		int dot = (serverName != null) ? serverName.indexOf('.') : -1;
		return (serverName != null && dot > 0) ? serverName.substring(0, dot).toLowerCase(Locale.ROOT) : null;
	}

}
