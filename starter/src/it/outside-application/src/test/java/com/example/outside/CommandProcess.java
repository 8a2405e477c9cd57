package com.example.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What came of a start of the application's jar with a command.
 *
 * @param exit the exit code
 * @param output standard output
 * @param error standard error
 */
record CommandProcess(int exit, String output, String error) {

	private static final Pattern SETTING = Pattern.compile("(NEON|SPRING|DATABASE|MANAGEMENT|SERVER)_.*");

	static CommandProcess run(Path directory, Map<String, String> environment, String command, String... options)
			throws IOException, InterruptedException {
		List<String> words = new ArrayList<>();
		words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		words.add("-XX:TieredStopAtLevel=1");
		words.addAll(List.of(options));
		words.addAll(List.of("-jar", System.getProperty("application.jar"), "--neon.command=" + command));
		Path output = ProcessOutput.file("command");
		Path error = ProcessOutput.file("command-error");
		ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile())
			.redirectInput(ProcessBuilder.Redirect.PIPE)
			.redirectOutput(output.toFile())
			.redirectError(error.toFile());
		builder.environment().keySet().removeIf((name) -> SETTING.matcher(name).matches());
		builder.environment().putAll(environment);
		Process process = builder.start();
		try {
			process.getOutputStream().close();
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(Files.readString(error)).isTrue();
			return new CommandProcess(process.exitValue(), Files.readString(output), Files.readString(error));
		}
		finally {
			process.destroyForcibly();
		}
	}

}
