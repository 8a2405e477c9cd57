package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A script of the testkit, for the system's shell. It outlives the JVM, and stops a
 * server in the end.
 */
final class ShellScript {

	private static final String COMMON = "server.sh";

	private ShellScript() {
	}

	/**
	 * Return the text of a script, with what all of them begin with.
	 * @param name the name of the file
	 * @return the text
	 * @throws IOException if it cannot be read
	 */
	static String read(String name) throws IOException {
		return resource(COMMON) + resource(name);
	}

	private static String resource(String name) throws IOException {
		try (InputStream script = ShellScript.class.getResourceAsStream(name)) {
			if (script == null) {
				throw new IOException(name + " is not in the testkit's jar");
			}
			return new String(script.readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

}
