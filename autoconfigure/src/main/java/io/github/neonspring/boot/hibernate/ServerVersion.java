package io.github.neonspring.boot.hibernate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * The version of the server.
 *
 * @param major the major version
 * @param minor the minor version
 */
record ServerVersion(int major, int minor) {

	/** Such as 18.1, 17.5 (Debian 17.5-1) or 19beta1. */
	private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,4}))?.*", Pattern.DOTALL);

	/**
	 * Return the version that the server tells.
	 * @param told the server's own word, or {@code null} if it was not heard yet
	 * @return the version; without a word the oldest one that Hibernate supports, whose
	 * SQL every newer one understands
	 */
	static ServerVersion of(@Nullable String told) {
		Matcher numbers = NUMBERS.matcher((told != null) ? told : "");
		if (numbers.matches()) {
			String minor = numbers.group(2);
			return new ServerVersion(Integer.parseInt(numbers.group(1)), (minor != null) ? Integer.parseInt(minor) : 0);
		}
		DatabaseVersion oldest = new PostgreSQLDialect().getVersion();
		return new ServerVersion(oldest.getMajor(), Math.max(oldest.getMinor(), 0));
	}

}
