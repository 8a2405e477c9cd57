package io.github.neonspring.boot.connection.string;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code options}: server settings, and words for proxies among them, such
 * as {@code endpoint=ep-cool-darkness-123456} for Neon.
 *
 * @param words the words, separated at white space
 */
record StartupOptions(List<String> words) {

	private static final Set<String> TRACKED_BY_PGBOUNCER = Set.of("client_encoding", "datestyle", "timezone",
			"standard_conforming_strings", "application_name", "intervalstyle", "extra_float_digits");

	static StartupOptions of(@Nullable String options) {
		String text = (options != null) ? options.strip() : "";
		return new StartupOptions(text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<!\\\\)\\s+")));
	}

	/**
	 * Return the endpoints that Neon's proxy would read out of the options.
	 */
	Stream<String> endpoints() {
		return this.words.stream()
			.filter(StartupOptions::isEndpoint)
			.map((word) -> word.substring(word.indexOf('=') + 1));
	}

	StartupOptions withoutEndpoint() {
		return new StartupOptions(this.words.stream().filter((word) -> !isEndpoint(word)).toList());
	}

	/**
	 * Return whether a pooler would refuse or drop some of it: anything but words for the
	 * proxy and the settings that PgBouncer keeps track of.
	 */
	boolean changeSession() {
		return this.words.stream().filter((word) -> !word.equals("-c")).anyMatch((word) -> !isHarmless(word));
	}

	private static boolean isHarmless(String word) {
		if (isEndpoint(word) || word.startsWith("reference=") || word.startsWith("neon_")) {
			return true;
		}
		String setting = word.replaceFirst("^(?:--|-c)", "");
		String name = setting.split("=", 2)[0].toLowerCase(Locale.ROOT);
		return TRACKED_BY_PGBOUNCER.contains(name);
	}

	private static boolean isEndpoint(String word) {
		return word.startsWith("endpoint=") || word.startsWith("project=");
	}

	@Override
	public String toString() {
		return String.join(" ", this.words);
	}

}
