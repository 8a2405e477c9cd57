package io.github.neonspring.boot.connection.string;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * The values that a parameter of a connection string may have, libpq's in pgjdbc's words.
 */
final class ParameterValues {

	private ParameterValues() {
	}

	/**
	 * Return the value for pgjdbc.
	 * @param written the name as written
	 * @param canonical the name under which it is kept
	 * @param value the value as written
	 * @return the value, or {@code null} if there is nothing to set
	 */
	static @Nullable String translate(String written, String canonical, String value) {
		return switch (written) {
			case "target_session_attrs" -> sessionAttributes(value);
			case "load_balance_hosts" ->
				choice(written, value, "disable", "random").equals("random") ? "true" : "false";
			case "keepalives" -> choice(written, value, "0", "1").equals("1") ? "true" : "false";
			case "pgbouncer" -> choice(written, value, "true", "false");
			case "client_encoding" -> utf8(value);
			case "connect_timeout" -> value.startsWith("-") ? "0" : checked(written, canonical, value);
			default -> checked(written, canonical, value);
		};
	}

	private static String sessionAttributes(String value) {
		return switch (choice("target_session_attrs", value, "any", "read-write", "read-only", "primary", "standby",
				"prefer-standby")) {
			case "read-write", "primary" -> "primary";
			case "read-only", "standby" -> "secondary";
			case "prefer-standby" -> "preferSecondary";
			default -> "any";
		};
	}

	private static @Nullable String utf8(String value) {
		choice("client_encoding", value, "utf8", "utf-8", "unicode", "auto");
		return null;
	}

	private static String checked(String written, String canonical, String value) {
		PGProperty property = ParameterNames.pgjdbc(canonical);
		if (property == null) {
			return value;
		}
		String[] choices = property.getChoices();
		if (choices != null && property != PGProperty.REQUIRE_AUTH && property != PGProperty.PROTOCOL_VERSION) {
			return choice(written, value, choices);
		}
		if (isNumber(property) && !value.matches("-?\\d{1,9}")) {
			throw new InvalidConnectionStringException(written, "The parameter " + written + " must be a whole number");
		}
		return value;
	}

	private static boolean isNumber(PGProperty property) {
		String standard = property.getDefaultValue();
		return property != PGProperty.PG_PORT && property != PGProperty.PROTOCOL_VERSION && standard != null
				&& standard.matches("-?\\d+");
	}

	private static String choice(String written, String value, String... choices) {
		return Arrays.stream(choices)
			.filter((choice) -> choice.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> new InvalidConnectionStringException(written,
					"The parameter " + written + " must be one of " + String.join(", ", choices)));
	}

}
