package io.github.neonspring.boot.testkit.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a PgBouncer.
 *
 * @param text the version in full, such as 1.18.0
 * @param major the first number
 * @param minor the second number
 */
record PgBouncerVersion(String text, int major, int minor) {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Pattern VERSION = Pattern.compile("PgBouncer ((\\d+)\\.(\\d+)\\S*)");

	// https://www.pgbouncer.org/changelog.html#pgbouncer-121x
	private static final int FIRST_TRACKING_MINOR = 21;

	static PgBouncerVersion of(Path program) {
		return parse(Command.run(LIMIT, List.of(program.toString(), "--version")).output());
	}

	static PgBouncerVersion parse(String output) {
		Matcher version = VERSION.matcher(output);
		if (!version.find()) {
			throw new IllegalStateException("Not the version of a PgBouncer: " + output);
		}
		return new PgBouncerVersion(version.group(1), Integer.parseInt(version.group(2)),
				Integer.parseInt(version.group(3)));
	}

	boolean tracksPreparedStatements() {
		return this.major > 1 || this.minor >= FIRST_TRACKING_MINOR;
	}

}
