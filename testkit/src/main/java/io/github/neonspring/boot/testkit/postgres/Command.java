package io.github.neonspring.boot.testkit.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The outcome of a short-lived program.
 *
 * @param exitCode its exit code
 * @param output what it wrote, standard output and error together
 */
record Command(int exitCode, String output) {

	private static final List<String> USUAL = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin",
			"/usr/local/sbin", "/opt/homebrew/bin", "/opt/homebrew/sbin");

	boolean succeeded() {
		return this.exitCode == 0;
	}

	static Command run(Duration limit, List<String> command) {
		return run(limit, new ProcessBuilder(command));
	}

	static Command run(Duration limit, ProcessBuilder builder) {
		try {
			Path output = Files.createTempFile("neon-testkit", ".out");
			try {
				return run(limit, builder.redirectErrorStream(true).redirectOutput(output.toFile()), output);
			}
			finally {
				Files.deleteIfExists(output);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not run " + builder.command().get(0), ex);
		}
	}

	private static Command run(Duration limit, ProcessBuilder builder, Path output) throws IOException {
		Process process = builder.start();
		process.getOutputStream().close();
		try {
			if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
				return new Command(-1, "No answer from " + builder.command().get(0) + " within " + limit);
			}
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while running " + builder.command().get(0), ex);
		}
		return new Command(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1).strip());
	}

	static Optional<Path> find(String program) {
		String path = System.getenv().getOrDefault("PATH", "");
		return Stream.concat(Stream.of(path.split(File.pathSeparator)), USUAL.stream())
			.filter((directory) -> !directory.isBlank())
			.map((directory) -> Path.of(directory, program))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
