package io.github.neonspring.sample.live;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.sample.SampleStart;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the live page's server on a database that is named by a URL.
 */
class LiveOnARealDatabaseTests {

	@Test
	void pageOnlyWatchesAndDoesNotHoldUpTheEnd() {
		try (NeonSimulator endpoint = NeonSimulator.start()) {
			ConfigurableApplicationContext context = SampleStart.run("--server.port=0", "--spring.jmx.enabled=false",
					"--neon.url=" + endpoint.url(), "--spring.lifecycle.timeout-per-shutdown-phase=10m");
			LivePage page = LivePage
				.open(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			assertThat(page.hello().get("embedded").asBoolean()).isFalse();
			assertThat(page.hello().get("controls").asBoolean()).isFalse();
			assertThat(page.hello().get("endpoint").asString()).contains(endpoint.endpoint()).doesNotContain("://");
			page.awaitState((state) -> "awake".equals(state.get("compute").get("state").asString()));
			assertThat(page.post("/live/endpoint/sleep", "{}").statusCode()).isEqualTo(404);
			assertThat(page.post("/live/load", "{}").statusCode()).isEqualTo(404);
			assertThat(page.post("/live/request", "{}").statusCode()).isEqualTo(404);
			assertThat(page.delete("/live/load")).isEqualTo(404);
			long start = System.nanoTime();
			context.close();
			page.awaitEnd();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
		}
	}

}
