package io.github.neonspring.boot.guard;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the text of a statement tells about its effects.
 */
final class SqlText {

	private static final Pattern LEADING_COMMENTS = Pattern.compile("\\A(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/|\\()+",
			Pattern.DOTALL);

	private static final Pattern READING = Pattern.compile("\\A(?:select|values|table|show|explain)\\b",
			Pattern.CASE_INSENSITIVE);

	private SqlText() {
	}

	/**
	 * Whether the statement writes nothing by itself. A function that it calls may.
	 * @param sql the statement
	 * @return {@code true} if it begins as a statement that reads
	 */
	static boolean reads(String sql) {
		return READING.matcher(LEADING_COMMENTS.matcher(sql).replaceFirst("")).find();
	}

	static boolean notifies(String sql) {
		return sql.toLowerCase(Locale.ROOT).contains("notify");
	}

}
