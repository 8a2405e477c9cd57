package io.github.neonspring.boot.connection.string;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people paste around a connection string, and how to take it off.
 */
final class PastedText {

	private static final int MAXIMUM_LENGTH = 8192;

	private static final String OPENING_QUOTES = "'\"`\u201c\u2018";

	private static final String CLOSING_QUOTES = "'\"`\u201d\u2019";

	private static final Pattern ASSIGNMENT = Pattern
		.compile("(?:(?:export|set|setx)\\s{1,9})?(?:\\$env:)?[A-Za-z_][A-Za-z0-9_.-]{0,99}\\s{0,9}=\\s{0,9}(?=\\S)");

	private static final Pattern PSQL = Pattern
		.compile("psql(?:\\.exe)?\\s{1,9}(?:-d\\s{0,9}|--dbname[=\\s]\\s{0,9})?");

	private PastedText() {
	}

	static String unwrap(String text) {
		if (text.length() > MAXIMUM_LENGTH) {
			throw new InvalidConnectionStringException("length",
					"The connection string is longer than " + MAXIMUM_LENGTH + " characters");
		}
		String url = takeOff(text);
		if (url.isEmpty()) {
			throw new InvalidConnectionStringException("url", "The connection string is empty");
		}
		return url;
	}

	private static String takeOff(String text) {
		String current = text;
		String before;
		do {
			before = current;
			current = withoutQuotes(withoutSemicolon(current.strip()));
			current = withoutPrefix(PSQL, withoutPrefix(ASSIGNMENT, current));
		}
		while (!current.equals(before));
		return current;
	}

	private static String withoutSemicolon(String text) {
		return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
	}

	private static String withoutQuotes(String text) {
		int quote = text.isEmpty() ? -1 : OPENING_QUOTES.indexOf(text.charAt(0));
		boolean quoted = quote != -1 && text.length() > 1
				&& text.charAt(text.length() - 1) == CLOSING_QUOTES.charAt(quote);
		return quoted ? text.substring(1, text.length() - 1) : text;
	}

	private static String withoutPrefix(Pattern prefix, String text) {
		Matcher matcher = prefix.matcher(text);
		return matcher.lookingAt() ? text.substring(matcher.end()) : text;
	}

}
