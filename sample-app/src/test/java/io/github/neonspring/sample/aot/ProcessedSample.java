package io.github.neonspring.sample.aot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

import io.github.neonspring.sample.SampleApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample as ahead-of-time processing has made it, in a process of its own. Of the
 * environment's settings it gets only those that it is given.
 */
final class ProcessedSample implements AutoCloseable {

	/**
	 * A start takes a few seconds; a busy machine of two cores may need ten times that.
	 */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Pattern SETTING = Pattern.compile("(NEON|SPRING|DATABASE|MANAGEMENT|SERVER)_.*");

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final Process process;

	private final Path output;

	private ProcessedSample(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	static ProcessedSample start(Map<String, String> environment) throws IOException {
		Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "process-output")), "processed-",
				".txt");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dspring.aot.enabled=true", "-Dserver.port=0", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				SampleApplication.class.getName())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().keySet().removeIf((name) -> SETTING.matcher(name).matches());
		builder.environment().putAll(environment);
		return new ProcessedSample(builder.start(), output);
	}

	String get(String path) throws IOException, InterruptedException {
		Awaitility.await().atMost(PATIENCE).until(() -> PORT.matcher(output()).find() || !this.process.isAlive());
		Matcher started = PORT.matcher(output());
		assertThat(started.find()).as(output()).isTrue();
		URI uri = URI.create("http://127.0.0.1:" + started.group(1) + path);
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
	}

	/**
	 * Wait for the end of a process that is expected to end by itself.
	 * @return the exit code
	 */
	int exitCode() throws InterruptedException, IOException {
		assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
		return this.process.exitValue();
	}

	String output() throws IOException {
		return Files.readString(this.output);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
