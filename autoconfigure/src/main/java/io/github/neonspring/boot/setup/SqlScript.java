package io.github.neonspring.boot.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a script into its statements as PostgreSQL's lexer would: at semicolons outside
 * of strings, quoted names, dollar quotes, comments, parentheses and the bodies of
 * functions.
 */
final class SqlScript {

	private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

	private static final Pattern WORD = Pattern.compile("[a-zA-Z]+");

	private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

	private static final Pattern BODY = Pattern.compile("begin\\s+atomic\\b", Pattern.CASE_INSENSITIVE);

	private final List<SqlStatement> statements = new ArrayList<>();

	private final String text;

	private int position;

	private int begin = -1;

	private int depth;

	/** Of a body with statements of its own, and of the CASEs in it. */
	private int block;

	private int line = 1;

	private int counted;

	private SqlScript(String text) {
		this.text = text;
	}

	/**
	 * Split a script.
	 * @param text the script
	 * @return its statements
	 * @throws UnreadableSeedException if a quote, comment or parenthesis does not end
	 */
	static List<SqlStatement> parse(String text) throws UnreadableSeedException {
		SqlScript script = new SqlScript(text);
		while (script.position < text.length()) {
			script.next();
		}
		script.endStatement();
		return script.statements;
	}

	private void next() throws UnreadableSeedException {
		char current = this.text.charAt(this.position);
		if (this.text.startsWith("--", this.position)) {
			int end = this.text.indexOf('\n', this.position);
			this.position = (end < 0) ? this.text.length() : end;
		}
		else if (this.text.startsWith("/*", this.position)) {
			skipComment();
		}
		else if (current == ';' && this.depth == 0 && this.block == 0) {
			endStatement();
			this.position++;
		}
		else if (Character.isWhitespace(current)) {
			this.position++;
		}
		else {
			token(current);
		}
	}

	private void token(char current) throws UnreadableSeedException {
		if (this.begin < 0) {
			this.begin = this.position;
			if (current == '\\') {
				throw new UnreadableSeedException(line(this.position),
						"a command of psql, which only psql understands");
			}
		}
		if (current == '\'' || current == '"') {
			skipQuoted(current);
		}
		else if (current == '$' && !followsName() && skipDollarQuoted()) {
			return;
		}
		else if (Character.isLetter(current) || current == '_') {
			skipName();
		}
		else {
			this.depth += (current == '(') ? 1 : (current == ')') ? -1 : 0;
			this.position++;
		}
	}

	private boolean followsName() {
		return this.position > 0 && (Character.isLetterOrDigit(this.text.charAt(this.position - 1))
				|| "_$".indexOf(this.text.charAt(this.position - 1)) >= 0);
	}

	private void skipName() {
		Matcher matcher = NAME.matcher(this.text).region(this.position, this.text.length());
		String name = matcher.lookingAt() ? matcher.group() : "";
		if (this.block > 0) {
			this.block += name.equalsIgnoreCase("case") ? 1 : name.equalsIgnoreCase("end") ? -1 : 0;
		}
		else if (BODY.matcher(this.text).region(this.position, this.text.length()).lookingAt()) {
			this.block = 1;
		}
		this.position += Math.max(1, name.length());
	}

	private void skipComment() throws UnreadableSeedException {
		int start = this.position;
		int open = 0;
		do {
			if (this.text.startsWith("/*", this.position)) {
				open++;
				this.position += 2;
			}
			else if (this.text.startsWith("*/", this.position)) {
				open--;
				this.position += 2;
			}
			else {
				this.position++;
			}
			failAtEnd(start, open > 0, "a comment that does not end");
		}
		while (open > 0);
	}

	private void skipQuoted(char quote) throws UnreadableSeedException {
		int start = this.position;
		boolean backslash = quote == '\'' && start > 0 && "eE".indexOf(this.text.charAt(start - 1)) >= 0
				&& (start < 2 || !Character.isLetterOrDigit(this.text.charAt(start - 2)));
		this.position++;
		while (this.position < this.text.length() && this.text.charAt(this.position) != quote) {
			this.position += (backslash && this.text.charAt(this.position) == '\\') ? 2 : 1;
		}
		failAtEnd(start, true, "a quote (" + quote + ") that does not end");
		this.position++;
	}

	private boolean skipDollarQuoted() throws UnreadableSeedException {
		Matcher matcher = DOLLAR_QUOTE.matcher(this.text).region(this.position, this.text.length());
		if (!matcher.lookingAt()) {
			return false;
		}
		int end = this.text.indexOf(matcher.group(), matcher.end());
		if (end < 0) {
			throw new UnreadableSeedException(line(this.position),
					"a quote (" + matcher.group() + ") that does not end");
		}
		this.position = end + matcher.group().length();
		return true;
	}

	private void failAtEnd(int start, boolean inside, String what) throws UnreadableSeedException {
		if (inside && this.position >= this.text.length()) {
			throw new UnreadableSeedException(line(start), what);
		}
	}

	private void endStatement() throws UnreadableSeedException {
		if (this.begin < 0) {
			return;
		}
		if (this.depth != 0) {
			throw new UnreadableSeedException(line(this.begin), "parentheses that do not match");
		}
		if (this.block != 0) {
			throw new UnreadableSeedException(line(this.begin), "a BEGIN ATOMIC without its END");
		}
		String statement = this.text.substring(this.begin, this.position);
		Matcher word = WORD.matcher(statement);
		this.statements.add(new SqlStatement(line(this.begin), statement,
				word.lookingAt() ? word.group().toLowerCase(Locale.ROOT) : ""));
		this.begin = -1;
	}

	private int line(int position) {
		for (int i = this.counted; i < position; i++) {
			this.line += (this.text.charAt(i) == '\n') ? 1 : 0;
		}
		this.counted = Math.max(this.counted, position);
		return this.line;
	}

}
