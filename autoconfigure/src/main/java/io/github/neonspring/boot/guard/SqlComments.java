package io.github.neonspring.boot.guard;

import org.jspecify.annotations.Nullable;

/**
 * Says what statements are to carry as a comment.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SqlComments {

	/** No statement carries a comment. */
	SqlComments NONE = () -> null;

	/**
	 * Return the comment for a statement of this thread.
	 * @return the comment with its delimiters, in which nothing ends it early; or
	 * {@code null} for none
	 */
	@Nullable String current();

	/**
	 * Put the comment behind a statement. One that has a comment already stays as it is,
	 * as the form sqlcommenter has it.
	 * @param sql the statement
	 * @return the statement to send
	 */
	default String behind(String sql) {
		String comment = (sql.isBlank() || sql.contains("/*")) ? null : current();
		if (comment == null) {
			return sql;
		}
		String text = sql.stripTrailing();
		// Not to become part of a comment up to the end of the line
		String separator = text.contains("--") ? "\n" : " ";
		return text.endsWith(";") ? text.substring(0, text.length() - 1) + separator + comment + ";"
				: text + separator + comment;
	}

}
