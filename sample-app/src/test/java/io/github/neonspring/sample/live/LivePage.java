package io.github.neonspring.sample.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page as the server sees it: it listens, and presses buttons.
 */
final class LivePage {

	private static final HttpClient client = HttpClient.newHttpClient();

	private final List<Event> events = new CopyOnWriteArrayList<>();

	private final String address;

	private final CompletableFuture<Void> end;

	private LivePage(int port) {
		this.address = "http://localhost:" + port;
		this.end = client
			.sendAsync(HttpRequest.newBuilder(URI.create(this.address + "/live")).build(),
					HttpResponse.BodyHandlers.ofLines())
			.thenAccept((response) -> read(response.body()));
	}

	/**
	 * Open the page and await its greeting.
	 * @param port the application's port
	 * @return the page
	 */
	static LivePage open(int port) {
		LivePage page = new LivePage(port);
		page.awaitEvent("hello", (hello) -> true);
		return page;
	}

	private void read(Stream<String> lines) {
		String[] name = new String[1];
		lines.forEach((line) -> {
			if (line.startsWith("event:")) {
				name[0] = line.substring("event:".length());
			}
			else if (line.startsWith("data:")) {
				this.events.add(new Event(name[0], JsonMapper.shared().readTree(line.substring("data:".length()))));
			}
		});
	}

	static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofMinutes(1));
	}

	/**
	 * Await an event that has come already or comes soon.
	 * @param name its name
	 * @param wanted what it says
	 * @return what it says
	 */
	JsonNode awaitEvent(String name, Predicate<JsonNode> wanted) {
		return await().until(() -> all(name).filter(wanted).findFirst(), Optional::isPresent).orElseThrow();
	}

	/**
	 * Await a state that comes from now on.
	 * @param wanted what it says
	 * @return what it says
	 */
	JsonNode awaitState(Predicate<JsonNode> wanted) {
		long seen = count("state");
		return await().until(() -> all("state").skip(seen).filter(wanted).findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	Stream<JsonNode> all(String name) {
		return this.events.stream().filter((event) -> event.name().equals(name)).map(Event::data);
	}

	long count(String name) {
		return all(name).count();
	}

	JsonNode hello() {
		return all("hello").findFirst().orElseThrow();
	}

	/**
	 * Await the end of the stream.
	 */
	void awaitEnd() {
		await().until(this.end::isDone);
	}

	void press(String button) {
		assertThat(post("/live/endpoint/" + button, "{}").statusCode()).isEqualTo(204);
	}

	JsonNode request(String kind, String settings) {
		HttpResponse<String> answer = post("/live/request",
				"{\"kind\":\"" + kind + "\",\"settings\":\"" + settings + "\"}");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(answer.body());
	}

	HttpResponse<String> post(String path, String json) {
		return send(HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json))
			.build());
	}

	/**
	 * Post as a form on another site's page can.
	 * @param path the path
	 * @return the status
	 */
	int postAsStranger(String path) {
		return send(HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Content-Type", "text/plain")
			.POST(HttpRequest.BodyPublishers.ofString("{}"))
			.build()).statusCode();
	}

	int delete(String path) {
		return send(
				HttpRequest.newBuilder(URI.create(this.address + path)).header("X-Neon-Sample", "1").DELETE().build())
			.statusCode();
	}

	private static HttpResponse<String> send(HttpRequest request) {
		try {
			return client.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * An event of the stream.
	 *
	 * @param name its name
	 * @param data what it says
	 */
	private record Event(String name, JsonNode data) {

	}

}
