package io.github.neonspring.sample.observability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.neonspring.sample.InstalledProgram;

/**
 * A real Prometheus that scrapes an application each second, with the alert rules.
 */
final class PrometheusServer implements AutoCloseable {

	private static final String CONFIGURATION = """
			global:
			  scrape_interval: 1s
			  evaluation_interval: 1s
			rule_files:
			  - '%s'
			scrape_configs:
			  - job_name: sample
			    metrics_path: /actuator/prometheus
			    static_configs:
			      - targets: ['localhost:%d']
			""";

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	private final Process process;

	private PrometheusServer(int port, Process process) {
		this.port = port;
		this.process = process;
	}

	static PrometheusServer start(Path directory, int applicationPort) throws IOException {
		InstalledProgram program = InstalledProgram.require("prometheus", "prometheus");
		Path configuration = Files.writeString(directory.resolve("prometheus.yml"),
				CONFIGURATION.formatted(Observability.RULES, applicationPort));
		int port = freePort();
		return new PrometheusServer(port,
				program.start(directory.resolve("prometheus.log"), "--config.file=" + configuration,
						"--storage.tsdb.path=" + directory.resolve("data"), "--web.listen-address=127.0.0.1:" + port));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/**
	 * Return the names of all series.
	 * @return the names
	 */
	Set<String> series() {
		return get("/api/v1/label/__name__/values").get("data")
			.valueStream()
			.map(JsonNode::asString)
			.collect(Collectors.toSet());
	}

	/**
	 * Ask for the value of an expression.
	 * @param expression the expression
	 * @return the answer, also if it is an error
	 */
	JsonNode query(String expression) {
		return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
	}

	/**
	 * Return the alert rules as they were evaluated last.
	 * @return the rules
	 */
	JsonNode rules() {
		return get("/api/v1/rules").get("data").get("groups").get(0).get("rules");
	}

	private JsonNode get(String path) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(30))
			.build();
		try {
			return JsonMapper.shared().readTree(this.client.send(request, HttpResponse.BodyHandlers.ofString()).body());
		}
		catch (IOException ex) {
			throw new IllegalStateException("Prometheus does not answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
