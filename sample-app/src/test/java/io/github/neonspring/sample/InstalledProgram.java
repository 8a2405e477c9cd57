package io.github.neonspring.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program of a package of Debian's.
 *
 * @param path where it is
 */
public record InstalledProgram(Path path) {

	/**
	 * Find a program, or skip the test; in CI, where each is installed, fail.
	 * @param name the name of the program
	 * @param debianPackage the package that it comes with
	 * @return the program
	 */
	public static InstalledProgram require(String name, String debianPackage) {
		List<InstalledProgram> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.map(InstalledProgram::new)
			.toList();
		String missing = name + " is not installed. On Debian and Ubuntu: apt-get install " + debianPackage;
		Assumptions.assumeTrue(System.getenv("CI") != null || !found.isEmpty(), missing);
		assertThat(found).as(missing).isNotEmpty();
		return found.get(0);
	}

	public Process start(Path output, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.path.toString()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	/**
	 * Run the program to its end.
	 * @param output the file for what it prints
	 * @param arguments its arguments
	 * @return its exit code
	 * @throws IOException if it cannot be run
	 * @throws InterruptedException if interrupted meanwhile
	 */
	public int run(Path output, String... arguments) throws IOException, InterruptedException {
		Process process = start(output, arguments);
		if (!process.waitFor(2, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new IOException(this.path + " did not end");
		}
		return process.exitValue();
	}

}
