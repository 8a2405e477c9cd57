package io.github.neonspring.boot.query;

/**
 * A statement as it is shown, and what tells it from others that are shown alike.
 *
 * @param text the text without values; of a long one the beginning and the end, since the
 * columns of a wide entity would leave no room for its table
 * @param key the same for all executions of the statement, also with longer or shorter
 * lists of values
 */
record ShownSql(String text, String key) {

	/** The longest text shown of a statement. */
	static final int LENGTH = 400;

	private static final int BEGINNING = 150;

	/**
	 * Return a statement as it is shown.
	 * @param sql the statement as the application wrote it
	 * @return at most {@value #LENGTH} characters, and the key
	 */
	static ShownSql of(String sql) {
		String whole = MaskedSql.of(sql);
		if (whole.length() <= LENGTH) {
			return new ShownSql(whole, whole);
		}
		String text = whole.substring(0, BEGINNING) + "…" + whole.substring(whole.length() - LENGTH + BEGINNING + 1);
		String withoutLists = whole.replace(" ", "").replace("?,", "").replace("(?),", "");
		return new ShownSql(text, text + withoutLists.hashCode());
	}

}
