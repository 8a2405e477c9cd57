package io.github.neonspring.sample.live;

import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import io.github.neonspring.boot.testkit.EmbeddedEndpoint;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.sample.SampleStart;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the live page's server on the embedded endpoint, over HTTP.
 */
class LiveTests {

	private static ConfigurableApplicationContext context;

	private static NeonSimulator endpoint;

	private static LivePage page;

	@BeforeAll
	static void start() {
		context = SampleStart.run("--server.port=0", "--spring.jmx.enabled=false", "--neon.pool.budget=off",
				"--neon.connect.early-wake=false", "--neon.simulator.idle-timeout=5s",
				"--neon.keepalive.suspend-timeout=5s", "--neon.keepalive.interval=1s", "--neon.keepalive.linger=2s");
		endpoint = context.getBean(EmbeddedEndpoint.class).simulator();
		page = LivePage.open(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	@AfterAll
	static void close() {
		context.close();
		page.awaitEnd();
	}

	@BeforeEach
	void heal() {
		page.delete("/live/load");
		endpoint.heal();
	}

	@Test
	void helloTellsWhatThereIs() {
		JsonNode hello = page.hello();
		assertThat(hello.get("application").asString()).isEqualTo("neon-sample");
		assertThat(hello.get("instance").asString()).isNotEmpty();
		assertThat(hello.get("endpoint").asString()).isEqualTo(endpoint.endpoint());
		assertThat(hello.get("controls").asBoolean()).isTrue();
		assertThat(hello.get("history").get(0).get("cause").asString()).isEqualTo("start of the application");
		assertThat(hello.get("state").propertyNames()).contains("time", "compute", "pool", "sessions", "keepalive",
				"breaker", "commits", "balance", "load", "totals", "network");
		assertThat(hello.toString()).doesNotContain("password", "://");
	}

	@Test
	void sleepIsSeenAndSoIsWhoWakesTheCompute() {
		page.request("read", "starter");
		page.press("sleep");
		page.awaitEvent("compute", said("state", "asleep").and(said("cause", "put to sleep")));
		assertThat(page.request("transfer", "starter").get("outcome").asString()).isEqualTo("ok");
		page.awaitEvent("compute", said("state", "waking").and(said("cause", "a transfer with starter settings")));
		page.awaitEvent("compute", said("state", "awake").and((event) -> event.get("millis").asLong() >= 0));
		page.awaitState((state) -> "awake".equals(state.get("compute").get("state").asString())
				&& state.get("compute").get("wakes").asLong() == endpoint.stats().wakes());
	}

	@Test
	void watchingWakesNobody() {
		page.request("read", "starter");
		page.press("sleep");
		SimulatorStats before = endpoint.stats();
		long seen = page.count("state");
		LivePage.await().until(() -> page.count("state") >= seen + 6);
		SimulatorStats since = endpoint.stats().minus(before);
		assertThat(since.wakes()).isZero();
		assertThat(since.roundTrips()).isZero();
		assertThat(endpoint.isAwake()).isFalse();
	}

	@Test
	void lostCommitAnswerIsLookedUpWithTheStarter() {
		page.request("read", "starter");
		page.press("lose-commit");
		long doubts = page.awaitState((state) -> true).get("commits").get("inDoubt").asLong();
		JsonNode result = page.request("transfer", "starter");
		assertThat(result.get("outcome").asString()).as(result.toString()).isEqualTo("ok");
		assertThat(result.get("error").isNull()).isTrue();
		JsonNode state = page.awaitState((later) -> later.get("commits").get("inDoubt").asLong() == doubts + 1
				&& later.get("balance").get("measuredAt").asLong() > result.get("time").asLong());
		assertThatMoneyIsRight(state);
	}

	@Test
	void lostCommitAnswerIsAFailureWithPlainSettingsAlthoughTheMoneyMoved() {
		page.request("read", "plain");
		page.press("lose-commit");
		long made = page.awaitState((state) -> true).get("balance").get("madeThoughFailed").asLong();
		JsonNode result = page.request("transfer", "plain");
		assertThat(result.get("outcome").asString()).as(result.toString()).isEqualTo("failed");
		assertThat(result.get("error").asString()).isNotEmpty();
		JsonNode state = page.awaitState((later) -> later.get("balance").get("madeThoughFailed").asLong() == made + 1);
		assertThatMoneyIsRight(state);
		assertThat(state.get("balance").get("madeThoughFailedBy").get("plain").asLong()).isEqualTo(made + 1);
	}

	@Test
	void lostAnswerIsOneToATransferAlsoAmongReads() {
		page.press("lose-commit");
		long doubts = page.awaitState((state) -> true).get("commits").get("inDoubt").asLong();
		for (int read = 0; read < 5; read++) {
			assertThat(page.request("read", "starter").get("outcome").asString()).isEqualTo("ok");
		}
		assertThat(page.request("transfer", "starter").get("outcome").asString()).isEqualTo("ok");
		page.awaitState((state) -> state.get("commits").get("inDoubt").asLong() == doubts + 1);
	}

	@Test
	void killedConnectionsFailNothingWithTheStarter() {
		page.request("transfer", "starter");
		JsonNode before = page.awaitState((state) -> true).get("totals").get("starter");
		assertThat(page.post("/live/load", "{\"settings\":\"starter\",\"perSecond\":20,\"seconds\":60}").statusCode())
			.isEqualTo(202);
		for (int kill = 1; kill <= 3; kill++) {
			long ok = before.get("ok").asLong() + 10L * kill;
			page.awaitState((state) -> state.get("totals").get("starter").get("ok").asLong() >= ok);
			page.press("kill");
		}
		page.awaitState(
				(state) -> state.get("totals").get("starter").get("ok").asLong() >= before.get("ok").asLong() + 40);
		assertThat(page.delete("/live/load")).isEqualTo(204);
		long now = System.currentTimeMillis();
		JsonNode state = page.awaitState((later) -> later.get("balance").get("measuredAt").asLong() > now);
		assertThat(state.get("load").get("running").asBoolean()).isFalse();
		assertThat(state.get("totals").get("starter").get("failed").asLong()).isEqualTo(before.get("failed").asLong());
		assertThat(page.count("requests")).isPositive();
		assertThatMoneyIsRight(state);
	}

	@Test
	void afterLoadTheComputeFallsAsleep() {
		page.post("/live/load", "{\"settings\":\"plain\",\"perSecond\":50,\"seconds\":1}");
		page.awaitState((state) -> !state.get("load").get("running").asBoolean());
		page.awaitState((state) -> "asleep".equals(state.get("compute").get("state").asString()));
	}

	@Test
	void databaseIsTakenAwayAndGivenBack() {
		page.press("down");
		page.awaitState((state) -> "away".equals(state.get("compute").get("state").asString()));
		page.press("up");
		page.awaitEvent("compute", said("cause", "given back"));
		assertThat(page.request("read", "starter").get("outcome").asString()).isEqualTo("ok");
	}

	@Test
	void roundTripsAreThoseOfTheRequest() {
		// The starter asks for the transaction's id, to look up a COMMIT whose answer is
		// lost
		Map<String, Integer> transfers = Map.of("starter", 7, "plain", 6);
		for (String settings : transfers.keySet()) {
			LivePage.await().until(() -> {
				JsonNode roundTrips = page.request("read", settings).get("roundTrips");
				return !roundTrips.isNull() && roundTrips.asLong() == 2;
			});
			LivePage.await().until(() -> {
				JsonNode roundTrips = page.request("transfer", settings).get("roundTrips");
				return !roundTrips.isNull() && roundTrips.asLong() == transfers.get(settings);
			});
		}
	}

	@Test
	void strangersCannotPressButtons() {
		SimulatorStats before = endpoint.stats();
		assertThat(page.postAsStranger("/live/endpoint/sleep")).isEqualTo(403);
		assertThat(page.postAsStranger("/live/load")).isEqualTo(403);
		assertThat(page.postAsStranger("/live/request")).isEqualTo(403);
		assertThat(endpoint.stats().suspends()).isEqualTo(before.suspends());
	}

	@Test
	void wrongUseIsRefused() {
		assertThat(page.post("/live/endpoint/explode", "{}").statusCode()).isEqualTo(404);
		assertThat(page.post("/live/load", "{\"perSecond\":51}").statusCode()).isEqualTo(400);
		assertThat(page.post("/live/load", "{\"seconds\":601}").statusCode()).isEqualTo(400);
	}

	private static Predicate<JsonNode> said(String field, String value) {
		return (event) -> value.equals(event.get(field).asString());
	}

	private static void assertThatMoneyIsRight(JsonNode state) {
		JsonNode balance = state.get("balance");
		assertThat(balance.get("total").decimalValue()).isEqualByComparingTo(balance.get("expected").decimalValue());
		assertThat(balance.get("lost").asLong()).isZero();
		assertThat(balance.get("doubled").asLong()).isZero();
	}

}
