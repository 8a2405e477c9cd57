package io.github.neonspring.boot.benchmarks.compare;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.neonspring.boot.benchmarks.compare.application.BankApplication;

/**
 * The application as a process of its own, from outside.
 */
final class Application implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final int SECONDS_TO_END = 20;

	private static final List<String> SETTINGS = List.of("spring.application.name=bank", "server.port=0",
			"spring.main.banner-mode=off", "spring.flyway.locations=classpath:db/compare",
			"management.endpoints.web.exposure.include=health,prometheus", "logging.threshold.console=off");

	private final Process process;

	private final Duration startUp;

	private final URI address;

	private Application(Process process, long launched, Path log) throws IOException {
		this.process = process;
		this.address = URI.create("http://127.0.0.1:" + port(process, log));
		this.startUp = Duration.ofNanos(System.nanoTime() - launched);
	}

	static Application launch(Side side, List<String> jvm, Map<String, String> variables, List<String> settings)
			throws IOException {
		Path log = Files.createDirectories(Path.of("target", "process-output"))
			.resolve(side.name().toLowerCase(Locale.ROOT) + ".log");
		ProcessBuilder builder = new ProcessBuilder(command(log, jvm, settings));
		builder.environment().keySet().removeIf(Application::isAboutDatabases);
		builder.environment().putAll(variables);
		builder.environment().put("CLASSPATH", side.classPath(classPath()));
		builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
		long launched = System.nanoTime();
		return new Application(builder.start(), launched, log);
	}

	private static List<String> command(Path log, List<String> jvm, List<String> settings) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(jvm);
		command.add(BankApplication.class.getName());
		SETTINGS.forEach((setting) -> command.add("--" + setting));
		command.add("--logging.file.name=" + log);
		settings.forEach((setting) -> command.add("--" + setting));
		return command;
	}

	private static boolean isAboutDatabases(String variable) {
		return variable.matches("(NEON|SPRING|DATABASE|PG|LOGGING|MANAGEMENT|SERVER).*|JAVA_TOOL_OPTIONS");
	}

	// Surefire hides it behind a jar with nothing but a manifest
	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	private static int port(Process process, Path log) throws IOException {
		BufferedReader lines = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			if (line.startsWith(BankApplication.READY)) {
				return Integer.parseInt(line.substring(BankApplication.READY.length()));
			}
		}
		throw new IOException("The application did not start: see " + log.toAbsolutePath());
	}

	Duration startUp() {
		return this.startUp;
	}

	long[] run(String operation, int times) throws IOException, InterruptedException {
		return post("/operations/" + operation + "?times=" + times);
	}

	CompletableFuture<long[]> runAsync(String operation) {
		return HTTP
			.sendAsync(request("/operations/" + operation).POST(HttpRequest.BodyPublishers.noBody()).build(),
					HttpResponse.BodyHandlers.ofString())
			.thenApply(Application::numbers);
	}

	long[] post(String path) throws IOException, InterruptedException {
		return numbers(HTTP.send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build(),
				HttpResponse.BodyHandlers.ofString()));
	}

	/**
	 * Ask as a probe or a scraper does, who only want an answer.
	 * @param path the path
	 * @throws IOException if there is none
	 * @throws InterruptedException if it is interrupted
	 */
	void get(String path) throws IOException, InterruptedException {
		HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding());
	}

	void awaitConnections(int connections) throws IOException, InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (numbers(
				HTTP.send(request("/pool").GET().build(), HttpResponse.BodyHandlers.ofString()))[0] < connections) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException("The pool did not come to " + connections + " connections");
			}
			TimeUnit.MILLISECONDS.sleep(50);
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.address.resolve(path)).timeout(PATIENCE);
	}

	private static long[] numbers(HttpResponse<String> response) {
		if (response.statusCode() != 200) {
			throw new IllegalStateException(
					response.uri() + " answered " + response.statusCode() + ": " + response.body());
		}
		return Arrays.stream(response.body().split(" ")).mapToLong(Long::parseLong).toArray();
	}

	/**
	 * Return the memory that the process has of the machine's.
	 * @return the resident set in megabytes, or not a number where the system does not
	 * tell
	 * @throws IOException if the system fails to tell
	 */
	double residentMegabytes() throws IOException {
		Path status = new File("/proc/" + this.process.pid() + "/status").toPath();
		if (!Files.exists(status)) {
			return Double.NaN;
		}
		String kilobytes = Files.readString(status).replaceAll("(?s).*VmRSS:\\s*(\\d+) kB.*", "$1");
		return Long.parseLong(kilobytes) / 1024.0;
	}

	@Override
	public void close() throws IOException {
		this.process.getOutputStream().close();
		try {
			if (!this.process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
