package io.github.neonspring.boot.connection.string;

import java.util.regex.Pattern;

/**
 * Recognises what was to be replaced and was not: {@code ${NAME}},
 * {@code [YOUR-PASSWORD]}, {@code <password>} and the asterisks behind which consoles
 * hide a password.
 */
final class Placeholders {

	private static final Pattern PLACEHOLDER = Pattern
		.compile("\\$\\{.*}|\\$\\(.*\\)|\\{\\{.*}}|\\[[A-Za-z][^:]*]|<.*>|\\*+|\u2022+");

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{.*}.*|\\$[A-Za-z_(].*|\\{\\{.*}}.*|[<\\[].*");

	private Placeholders() {
	}

	static void check(String part, String raw) {
		if (PLACEHOLDER.matcher(raw).matches()) {
			throw new InvalidConnectionStringException(part,
					"The " + part + " is still a placeholder; put the real " + part + " in its place");
		}
	}

	static void checkWhole(String url) {
		if (VARIABLE.matcher(url).matches()) {
			throw new InvalidConnectionStringException("placeholder",
					"The connection string is a placeholder that nothing replaced; is the variable that it names set?");
		}
	}

}
