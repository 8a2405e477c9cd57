package io.github.neonspring.boot.connection.string;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parameters that do not go together, or that the endpoint would refuse or silently drop.
 */
final class Contradictions {

	private static final Set<String> WEAKER_THAN_REQUIRE = Set.of("disable", "allow", "prefer");

	private Contradictions() {
	}

	static void check(Form form, List<HostAndPort> hosts, Map<String, String> parameters) {
		checkTls(parameters);
		checkEndpoint(hosts, parameters);
		if (form == Form.LIBPQ) {
			checkNeonTls(hosts, parameters);
			checkSession(EndpointKind.of(hosts, parameters), parameters);
		}
	}

	private static void checkTls(Map<String, String> parameters) {
		String mode = parameters.getOrDefault("sslmode", "");
		if (mode.equals("disable") && "require".equals(parameters.get("channelBinding"))) {
			throw new InvalidConnectionStringException("sslmode",
					"sslmode=disable contradicts channel_binding=require: there is no channel to bind to without TLS");
		}
		if (WEAKER_THAN_REQUIRE.contains(mode) && "direct".equals(parameters.get("sslNegotiation"))) {
			throw new InvalidConnectionStringException("sslnegotiation",
					"sslnegotiation=direct contradicts sslmode=" + mode + ": it needs sslmode=require or stronger");
		}
	}

	private static void checkEndpoint(List<HostAndPort> hosts, Map<String, String> parameters) {
		List<String> endpoints = StartupOptions.of(parameters.get("options")).endpoints().toList();
		for (HostAndPort host : hosts) {
			NeonHost neon = NeonHost.of(host.host());
			if (neon != null && !endpoints.stream().allMatch(neon.label()::equalsIgnoreCase)) {
				throw new InvalidConnectionStringException("options",
						"The endpoint in the parameter options is not the endpoint of the host; leave it out, since "
								+ "the host name is enough");
			}
		}
	}

	private static void checkNeonTls(List<HostAndPort> hosts, Map<String, String> parameters) {
		if ("disable".equals(parameters.get("sslmode"))
				&& hosts.stream().anyMatch((host) -> NeonHost.of(host.host()) != null && !host.isLoopback())) {
			throw new InvalidConnectionStringException("sslmode",
					"sslmode=disable cannot work with Neon, which refuses connections without TLS; leave sslmode out");
		}
	}

	private static void checkSession(EndpointKind kind, Map<String, String> parameters) {
		if (kind.isPooler() && StartupOptions.of(parameters.get("options")).changeSession()) {
			throw new InvalidConnectionStringException("options", SessionSettings.OPTIONS_REFUSED);
		}
		if (SessionSettings.losesSchema(kind, parameters)) {
			throw new InvalidConnectionStringException("currentSchema", SessionSettings.schemaLost(kind));
		}
	}

}
