package io.github.neonspring.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where what a test's process prints is kept, to be searched for passwords with all else
 * that the tests have printed.
 */
public final class ProcessOutput {

	/** The folder, which the module's POM names too. */
	static final Path DIRECTORY = Path.of("target", "process-output");

	private ProcessOutput() {
	}

	/**
	 * Create a file.
	 * @param name how its name begins
	 * @return the file, which is empty
	 * @throws IOException if there is no room for it
	 */
	public static Path file(String name) throws IOException {
		return Files.createTempFile(Files.createDirectories(DIRECTORY), name + "-", ".txt");
	}

}
