package io.github.neonspring.boot.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a statement as it may be shown: with a question mark for each value that
 * stands in it.
 */
final class MaskedSql {

	/** More than that is not looked at: a long list of values, mostly. */
	private static final int READ = 20_000;

	/** The numbers of a plan that are not the application's. */
	private static final Pattern NUMBERS_OF_PLAN = Pattern.compile("\\(cost=[\\d.]+ rows=\\d+ width=\\d+\\)"
			+ "|(?:Init|Sub)Plan \\d+|Workers Planned: \\d+|Subplans Removed: \\d+");

	private final String text;

	private final boolean plan;

	private final StringBuilder masked = new StringBuilder();

	private int at;

	private MaskedSql(String text, boolean plan) {
		this.text = text;
		this.plan = plan;
	}

	/**
	 * Return a statement on one line, without comments and values.
	 * @param sql the statement as the application wrote it
	 * @return its text, without the end of one that is longer than a long one
	 */
	static String of(String sql) {
		return (sql.length() > READ) ? of(sql.substring(0, READ)) + "…" : new MaskedSql(sql, false).mask().strip();
	}

	/**
	 * Return a plan without the values in it. Its lines, costs and rows stay.
	 * @param plan the plan as the server tells it
	 * @return what to show
	 */
	static String ofPlan(String plan) {
		return new MaskedSql(plan, true).mask();
	}

	private String mask() {
		while (this.at < this.text.length()) {
			next(this.text.charAt(this.at));
		}
		return this.masked.toString();
	}

	private void next(char current) {
		if (this.plan && endOfNumbersOfPlan() > 0) {
			copy(endOfNumbersOfPlan());
		}
		else if (current == '\'') {
			value(endOfString());
		}
		else if (current == '"') {
			copy(after('"', this.at + 1));
		}
		else if (current == '$' && endOfTag() > 0) {
			String tag = this.text.substring(this.at, endOfTag());
			int end = this.text.indexOf(tag, this.at + tag.length());
			value((end < 0) ? this.text.length() : end + tag.length());
		}
		else if (Character.isJavaIdentifierStart(current)) {
			copy(endOfWord());
		}
		else if (Character.isDigit(current)) {
			value(endOfWord());
		}
		else if (this.plan) {
			copy(this.at + 1);
		}
		else {
			nextOfStatement(current);
		}
	}

	private int endOfNumbersOfPlan() {
		Matcher matcher = NUMBERS_OF_PLAN.matcher(this.text).region(this.at, this.text.length());
		return matcher.lookingAt() ? matcher.end() : 0;
	}

	private void nextOfStatement(char current) {
		if (this.text.startsWith("--", this.at)) {
			space(after('\n', this.at));
		}
		else if (this.text.startsWith("/*", this.at)) {
			space(endOfComment());
		}
		else if (Character.isWhitespace(current)) {
			space(this.at + 1);
		}
		else {
			copy(this.at + 1);
		}
	}

	private int endOfString() {
		boolean escapes = this.at > 0 && (this.text.charAt(this.at - 1) | ' ') == 'e'
				&& (this.at == 1 || !Character.isJavaIdentifierPart(this.text.charAt(this.at - 2)));
		int end = this.at + 1;
		while (end < this.text.length() && (this.text.charAt(end) != '\'' || this.text.startsWith("''", end))) {
			boolean pair = this.text.charAt(end) == '\'' || (escapes && this.text.charAt(end) == '\\');
			end += pair ? 2 : 1;
		}
		return Math.min(end + 1, this.text.length());
	}

	// Of $tag$; 0 for a dollar that begins no text
	private int endOfTag() {
		int end = this.at + 1;
		while (end < this.text.length() && Character.isJavaIdentifierPart(this.text.charAt(end))
				&& this.text.charAt(end) != '$') {
			end++;
		}
		boolean parameter = end > this.at + 1 && Character.isDigit(this.text.charAt(this.at + 1));
		return (end < this.text.length() && this.text.charAt(end) == '$' && !parameter) ? end + 1 : 0;
	}

	private int endOfComment() {
		int depth = 0;
		int end = this.at;
		do {
			boolean opens = this.text.startsWith("/*", end);
			boolean closes = this.text.startsWith("*/", end);
			depth += opens ? 1 : (closes ? -1 : 0);
			end += (opens || closes) ? 2 : 1;
		}
		while (depth > 0 && end < this.text.length());
		return Math.min(end, this.text.length());
	}

	private int endOfWord() {
		int end = this.at + 1;
		while (end < this.text.length()
				&& (Character.isJavaIdentifierPart(this.text.charAt(end)) || this.text.charAt(end) == '.')) {
			end++;
		}
		return end;
	}

	private int after(char last, int from) {
		int end = this.text.indexOf(last, from);
		return (end < 0) ? this.text.length() : end + 1;
	}

	private void value(int end) {
		this.masked.append('?');
		this.at = end;
	}

	private void copy(int end) {
		this.masked.append(this.text, this.at, end);
		this.at = end;
	}

	private void space(int end) {
		if (!this.masked.isEmpty() && this.masked.charAt(this.masked.length() - 1) != ' ') {
			this.masked.append(' ');
		}
		this.at = end;
	}

}
