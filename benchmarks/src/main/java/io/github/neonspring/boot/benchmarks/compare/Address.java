package io.github.neonspring.boot.benchmarks.compare;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * Where the database is, in the two forms that people use.
 *
 * @param libpqUrl as Neon's console prints it, with user and password
 * @param jdbcUrl as plain Spring Boot takes it, without them
 * @param user the role
 * @param password its password
 */
record Address(String libpqUrl, String jdbcUrl, String user, String password) {

	private static final Pattern CREDENTIALS = Pattern.compile("(user|password)=([^&]*)&?");

	static Address of(NeonSimulator simulator, boolean tls) {
		String jdbc = simulator.jdbcUrl();
		Matcher credentials = CREDENTIALS.matcher(jdbc);
		credentials.find();
		String user = decoded(credentials.group(2));
		credentials.find();
		String password = decoded(credentials.group(2));
		String open = credentials.replaceAll("");
		return tls ? new Address(simulator.url(), open, user, password)
				: new Address(inPlainText(simulator.url()), inPlainText(open), user, password);
	}

	private static String inPlainText(String url) {
		return url.replaceFirst("\\?.*", "?sslmode=disable");
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return this.jdbcUrl;
	}

}
