package io.github.neonspring.boot.benchmarks.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/**
 * Starts an application's jar as a process of its own.
 *
 * @param jar the jar
 * @param url where its database is
 * @param directory where what it prints is kept
 */
record Start(Path jar, String url, Path directory) {

	/** The program of the JDK that this runs on. */
	static final String JAVA = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final Pattern STARTED = Pattern.compile("process running for ([0-9.]+)\\)");

	/**
	 * Start the application, have it answer one request, and end it.
	 * @param options the JVM's options
	 * @return what the start took
	 */
	Time time(List<String> options) throws IOException, InterruptedException {
		Path output = Files.createTempFile(this.directory, "output", ".txt");
		Process process = start(options, output);
		try {
			double seconds = Double.parseDouble(await(process, output, STARTED));
			double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
			request("http://127.0.0.1:" + await(process, output, PORT) + "/notes");
			return new Time(seconds, cpu);
		}
		finally {
			process.destroy();
			process.waitFor();
		}
	}

	private Process start(List<String> options, Path output) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(JAVA);
		command.addAll(options);
		command.addAll(List.of("-Dserver.port=0", "-jar", this.jar.toString()));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().put("NEON_DATABASE_URL", this.url);
		return builder.start();
	}

	private static String await(Process process, Path output, Pattern pattern) {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> pattern.matcher(text(output)).find() || !process.isAlive());
		Matcher found = pattern.matcher(text(output));
		if (!found.find()) {
			throw new IllegalStateException("The application did not start:\n" + text(output));
		}
		return found.group(1);
	}

	private static String text(Path output) {
		try {
			return Files.readString(output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void request(String uri) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		if (response.statusCode() != 200) {
			throw new IllegalStateException("The application answered " + response.statusCode());
		}
	}

	/**
	 * What a start took.
	 *
	 * @param seconds from the process's begin until the application was started, as
	 * Spring Boot tells them
	 * @param cpuSeconds of all cores, until then
	 */
	record Time(double seconds, double cpuSeconds) {

	}

}
