package io.github.neonspring.boot.migration.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;

import io.github.neonspring.boot.ProcessOutput;
import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * The application in a process of its own, started for {@code migrate down}.
 */
public final class DowngradeProcess {

	private final Process process;

	private final Path output;

	private DowngradeProcess(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	static DowngradeProcess start(NeonSimulator simulator, UndoProject project, String... args) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-cp",
						System.getProperty("java.class.path"), DowngradeProcess.class.getName(),
						"--neon.url=" + simulator.url(), "--spring.flyway.locations=" + project.migrationLocation(),
						"--neon.migration.undo-locations=" + project.undoLocation()));
		command.addAll(List.of(args));
		Path output = ProcessOutput.file("migrate-down");
		return new DowngradeProcess(new ProcessBuilder(command).redirectOutput(output.toFile())
			.redirectError(ProcessOutput.file("migrate-down").toFile())
			.start(), output);
	}

	int kill() throws InterruptedException {
		return this.process.destroyForcibly().waitFor();
	}

	int exitCode() throws InterruptedException {
		return this.process.waitFor();
	}

	List<String> output() throws IOException {
		return Files.readAllLines(this.output);
	}

	/**
	 * Run the application.
	 * @param args its arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(TestApplication.class, args);
	}

}
