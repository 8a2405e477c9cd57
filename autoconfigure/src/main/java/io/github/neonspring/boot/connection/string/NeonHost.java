package io.github.neonspring.boot.connection.string;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name of a Neon endpoint, taken apart. Below {@code localhost} the same names belong
 * to the simulator of the testkit.
 *
 * @param endpoint the endpoint, such as {@code ep-cool-darkness-123456}
 * @param pooled whether the name leads to the endpoint's PgBouncer
 * @param domain what follows the first label
 */
record NeonHost(String endpoint, boolean pooled, String domain) {

	private static final Pattern NAME = Pattern.compile("(ep-[a-z0-9]+(?:-[a-z0-9]+)*?)(-pooler)?"
			+ "\\.((?:[a-z0-9-]{1,63}\\.){0,6}(?:neon\\.(?:tech|build)|localhost))");

	static @Nullable NeonHost of(String host) {
		Matcher matcher = NAME.matcher(host);
		return matcher.matches() ? new NeonHost(matcher.group(1), matcher.group(2) != null, matcher.group(3)) : null;
	}

	String label() {
		return this.pooled ? this.endpoint + "-pooler" : this.endpoint;
	}

	String directName() {
		return this.endpoint + "." + this.domain;
	}

}
