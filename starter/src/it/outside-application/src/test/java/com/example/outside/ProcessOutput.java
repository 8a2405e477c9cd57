package com.example.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where what a process prints is kept, to be searched for passwords.
 */
final class ProcessOutput {

	private ProcessOutput() {
	}

	static Path file(String name) throws IOException {
		return Files.createTempFile(Files.createDirectories(Path.of("target", "process-output")), name + "-", ".txt");
	}

}
