package io.github.neonspring.boot.testkit.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A test JVM of another build than this one.
 *
 * @param process the process
 * @param output the file that it writes to
 */
record Fork(Process process, Path output) {

	static Fork start(Path build, int number, Class<?> testClass, String classes, Map<String, String> environment)
			throws IOException {
		// Searched for passwords with all else that the tests have printed
		Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "process-output")), "fork-",
				".txt");
		ProcessBuilder builder = new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Dsurefire.forkNumber=" + number, "-cp", System.getProperty("java.class.path"),
						ForkMain.class.getName(), testClass.getName(), classes))
			.directory(build.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().putAll(environment);
		return new Fork(builder.start(), output);
	}

	int exitCode() throws InterruptedException {
		if (!this.process.waitFor(3, TimeUnit.MINUTES)) {
			this.process.destroyForcibly();
			return -1;
		}
		return this.process.exitValue();
	}

	String text() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String value(String name) {
		return text().lines()
			.filter((line) -> line.startsWith(name + " "))
			.map((line) -> line.substring(name.length() + 1))
			.findFirst()
			.orElse("");
	}

}
