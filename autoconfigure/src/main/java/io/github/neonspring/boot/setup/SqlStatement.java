package io.github.neonspring.boot.setup;

import java.util.Locale;
import java.util.Set;

/**
 * One statement of a script.
 *
 * @param line the line that it begins at
 * @param text the statement, with the comments in it
 * @param firstWord its first word, in lower case
 */
record SqlStatement(int line, String text, String firstWord) {

	private static final Set<String> TRANSACTION = Set.of("begin", "start", "commit", "end", "abort", "prepare");

	private static final Set<String> OUTSIDE = Set.of("vacuum");

	/**
	 * Whether the statement begins or ends a transaction: the whole script is one.
	 * @return {@code true} if it does
	 */
	boolean controlsTransaction() {
		String lower = this.text.toLowerCase(Locale.ROOT);
		return switch (this.firstWord) {
			case "start", "prepare" -> lower.matches("(?s).*?\\b(start|prepare)\\s+transaction\\b.*");
			case "rollback" -> !lower.matches("(?s).*?\\brollback\\s+((work|transaction)\\s+)?to\\b.*");
			default -> TRANSACTION.contains(this.firstWord);
		};
	}

	/**
	 * Whether PostgreSQL runs the statement only outside a transaction.
	 * @return {@code true} if it does
	 */
	boolean refusesTransaction() {
		return OUTSIDE.contains(this.firstWord)
				|| this.text.toLowerCase(Locale.ROOT).matches("(?s)\\s*(create|drop)\\s+(database|tablespace)\\b.*");
	}

	/**
	 * Whether the data follow on standard input, which is psql's way.
	 * @return {@code true} if they do
	 */
	boolean readsStandardInput() {
		return this.firstWord.equals("copy")
				&& this.text.toLowerCase(Locale.ROOT).matches("(?s).*\\bfrom\\s+stdin\\b.*");
	}

}
