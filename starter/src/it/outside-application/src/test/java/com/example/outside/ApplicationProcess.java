package com.example.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The application's jar as a process of its own. Of the environment's settings it gets
 * only those that it is given.
 */
final class ApplicationProcess implements AutoCloseable {

	/**
	 * A start takes a few seconds; a busy machine of two cores may need ten times that.
	 */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Pattern SETTING = Pattern.compile("(NEON|SPRING|DATABASE|MANAGEMENT|SERVER)_.*");

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final HttpClient client = HttpClient.newHttpClient();

	private final StringBuffer output = new StringBuffer();

	private final Process process;

	private final Thread reader;

	private final Path file;

	private ApplicationProcess(Process process, Path file) {
		this.process = process;
		this.file = file;
		this.reader = new Thread(this::read, "output of " + process.pid());
		this.reader.setDaemon(true);
		this.reader.start();
	}

	static ApplicationProcess start(Map<String, String> environment, String... options) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-XX:TieredStopAtLevel=1");
		command.add("-Dserver.port=0");
		command.add("-Dmanagement.endpoint.health.show-details=always");
		command.addAll(List.of(options));
		command.add("-jar");
		command.add(System.getProperty("application.jar"));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> SETTING.matcher(name).matches());
		builder.environment().putAll(environment);
		return new ApplicationProcess(builder.start(), ProcessOutput.file("application"));
	}

	private void read() {
		try (BufferedReader lines = this.process.inputReader();
				PrintWriter kept = new PrintWriter(Files.newBufferedWriter(this.file), true)) {
			lines.lines().forEach((line) -> {
				this.output.append(line).append('\n');
				kept.println(line);
			});
		}
		catch (IOException | UncheckedIOException ex) {
			this.output.append(ex).append('\n');
		}
	}

	String get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(uri(path)).build());
	}

	String post(String path, String text) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "text/plain")
			.POST(BodyPublishers.ofString(text))
			.build());
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	private String port() {
		awaitOutput(PORT.pattern());
		Matcher started = PORT.matcher(this.output);
		assertThat(started.find()).as(output()).isTrue();
		return started.group(1);
	}

	private String send(HttpRequest request) throws IOException, InterruptedException {
		return this.client.send(request, BodyHandlers.ofString()).body();
	}

	void awaitOutput(String pattern) {
		Pattern awaited = Pattern.compile(pattern);
		await().atMost(PATIENCE).until(() -> awaited.matcher(this.output).find() || !this.process.isAlive());
	}

	/**
	 * Wait for the end of a process that is expected to end by itself.
	 * @return the exit code
	 */
	int exitCode() throws InterruptedException {
		assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
		this.reader.join();
		return this.process.exitValue();
	}

	/**
	 * Send SIGTERM, as an orchestrator does.
	 * @param within the time to end in
	 * @return whether it ended in time
	 */
	boolean terminate(Duration within) throws InterruptedException {
		// Process.destroy() would close the output before its end
		this.process.toHandle().destroy();
		boolean ended = this.process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
		if (ended) {
			this.reader.join();
		}
		return ended;
	}

	String output() {
		return this.output.toString();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
