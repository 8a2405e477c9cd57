package io.github.neonspring.boot.connection.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Session settings that do not survive the way to the compute: Neon's proxy drops all
 * startup parameters but a few, and PgBouncer refuses what it does not keep track of.
 *
 * @see <a href=
 * "https://neon.com/docs/connect/connection-errors#unsupported-startup-parameter">Neon:
 * unsupported startup parameter</a>
 */
final class SessionSettings {

	static final String OPTIONS_REFUSED = "The pooler refuses server settings in the parameter options; use ALTER ROLE … SET "
			+ "or ALTER DATABASE … SET instead, or the direct URL";

	private SessionSettings() {
	}

	static List<String> lost(EndpointKind kind, Map<String, String> parameters) {
		List<String> lost = new ArrayList<>();
		if (kind.isPooler() && StartupOptions.of(parameters.get("options")).changeSession()) {
			lost.add(OPTIONS_REFUSED);
		}
		if (losesSchema(kind, parameters)) {
			lost.add(schemaLost(kind));
		}
		return lost;
	}

	static boolean losesSchema(EndpointKind kind, Map<String, String> parameters) {
		String schema = parameters.get("currentSchema");
		return schema != null && !schema.equals("public") && (kind.isNeon() || kind.isPooler());
	}

	static String schemaLost(EndpointKind kind) {
		String what = kind.isNeon() ? "Neon silently drops" : "The pooler refuses";
		String direct = (kind == EndpointKind.NEON_DIRECT) ? "use options=-c%20search_path=… instead, or "
				: "use options=-c%20search_path=… with the direct URL, or ";
		return what + " the parameter currentSchema (schema); " + direct + "ALTER ROLE … SET search_path";
	}

}
