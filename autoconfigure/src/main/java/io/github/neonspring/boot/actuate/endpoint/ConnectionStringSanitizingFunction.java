package io.github.neonspring.boot.actuate.endpoint;

import java.util.Locale;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.connection.string.InvalidConnectionStringException;

/**
 * Takes the password out of connection strings in the endpoints {@code env} and
 * {@code configprops}, and hides {@code neon.password}, also where an application has
 * chosen to show values.
 */
final class ConnectionStringSanitizingFunction implements SanitizingFunction {

	@Override
	public SanitizableData apply(SanitizableData data) {
		if (isPassword(data.getKey())) {
			return data.withValue(SanitizableData.SANITIZED_VALUE);
		}
		if (!(data.getValue() instanceof CharSequence value) || !looksLikeConnectionString(value.toString())) {
			return data;
		}
		try {
			return data.withValue(ConnectionString.parse(value.toString()).toString());
		}
		catch (InvalidConnectionStringException ex) {
			return data.withValue(SanitizableData.SANITIZED_VALUE);
		}
	}

	private static boolean isPassword(String key) {
		return key.replace('_', '.').equalsIgnoreCase("neon.password");
	}

	private static boolean looksLikeConnectionString(String value) {
		String text = value.toLowerCase(Locale.ROOT);
		return text.contains("postgres://") || text.contains("postgresql://") || text.contains("jdbc:postgresql:");
	}

}
