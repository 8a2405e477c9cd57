package io.github.neonspring.boot.guard;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a statement tells about its effects. Where it does not tell, the
 * statement counts as one that may have them.
 */
final class SqlText {

	private static final Pattern LEADING_COMMENTS = Pattern.compile("\\A(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/|\\()+",
			Pattern.DOTALL);

	private static final Pattern READING = Pattern.compile("\\A(?:select|values|table|show)\\b");

	private static final Pattern CALL = Pattern.compile("([a-z_][a-z0-9_.]*)\\s*\\(");

	private static final Pattern COMMIT = Pattern.compile("\\bcommit\\b|\\bprepare\\s+transaction\\b|;\\s*end\\b");

	private static final Pattern READ_WRITE = Pattern.compile("read\\s+write", Pattern.CASE_INSENSITIVE);

	private static final Pattern ISOLATION = Pattern
		.compile("transaction\\s+isolation|isolation\\s+level|transaction_isolation", Pattern.CASE_INSENSITIVE);

	/** What may stand before a parenthesis and writes nothing. */
	private static final Set<String> HARMLESS = Set.of("and", "or", "not", "in", "any", "all", "exists", "as", "from",
			"join", "on", "using", "where", "select", "values", "union", "over", "filter", "by", "case", "when", "then",
			"else", "distinct", "limit", "offset", "cast", "extract", "coalesce", "nullif", "greatest", "least",
			"count", "sum", "min", "max", "avg", "lower", "upper", "length", "trim", "substring", "concat", "round",
			"abs", "now", "date_trunc", "to_char", "row_number", "rank", "string_agg", "array_agg", "json_agg",
			"jsonb_agg", "current_setting", "version", "pg_sleep");

	private SqlText() {
	}

	/**
	 * Whether the statement only reads.
	 * @param sql the statement
	 * @return {@code false} if it writes, is several, or calls a function that may write
	 */
	static boolean reads(String sql) {
		String text = sql.toLowerCase(Locale.ROOT);
		return READING.matcher(LEADING_COMMENTS.matcher(text).replaceFirst("")).find() && text.indexOf(';') < 0
				&& callsNothingElse(text);
	}

	private static boolean callsNothingElse(String text) {
		Matcher calls = CALL.matcher(text);
		while (calls.find()) {
			if (!HARMLESS.contains(calls.group(1))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether the text may end a transaction by itself.
	 * @param sql the statement
	 * @return {@code true} if it has a word for it
	 */
	static boolean commits(String sql) {
		return COMMIT.matcher(sql.toLowerCase(Locale.ROOT)).find();
	}

	/**
	 * Whether the text may have an effect at COMMIT although the transaction is declared
	 * read-only: it sends a notification, or has the server allow writes again.
	 * @param sql the statement
	 * @return {@code true} if it has a word for it
	 */
	static boolean escapesReadOnly(String sql) {
		return contains(sql, "notify") || contains(sql, "transaction_read_only")
				|| (contains(sql, "write") && READ_WRITE.matcher(sql).find());
	}

	/**
	 * Whether the text may set the isolation level, of the transaction or the session.
	 * @param sql the statement
	 * @return {@code true} if it has a word for it and does more than read
	 */
	static boolean setsIsolation(String sql) {
		return contains(sql, "isolation") && ISOLATION.matcher(sql).find() && !reads(sql);
	}

	// On the way of each statement, so without a copy in lower case
	private static boolean contains(String sql, String word) {
		char first = word.charAt(0);
		for (int i = 0; i <= sql.length() - word.length(); i++) {
			if ((sql.charAt(i) | ' ') == first && sql.regionMatches(true, i, word, 0, word.length())) {
				return true;
			}
		}
		return false;
	}

}
