package io.github.neonspring.boot.actuate.endpoint;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the operations of {@link NeonEndpoint} over HTTP, where they are allowed.
 */
@SpringBootTest(classes = TestApplication.class,
		properties = { "management.endpoints.web.exposure.include=neon", "neon.endpoint.operations=true",
				"neon.pool.preset=test", "neon.pool.warm-up=false", "neon.pool.budget=off",
				"spring.flyway.enabled=false" })
@AutoConfigureMockMvc
@DirtiesContext
class NeonEndpointOperationsTests {

	private static final NeonSimulator SIMULATOR = NeonSimulator.start();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Keepalive keepalive;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("neon.url", SIMULATOR::url);
	}

	@AfterAll
	static void closeSimulator() {
		SIMULATOR.close();
	}

	@Test
	void pingAsksTheDatabaseOnce() {
		this.jdbc.execute("select 1");
		// The pool may be filling up again after another test
		Awaitility.await().untilAsserted(() -> {
			SimulatorStats before = SIMULATOR.stats();
			assertThat(this.mvc.post().uri("/actuator/neon/ping")).hasStatusOk()
				.bodyJson()
				.extractingPath("$.latencyMillis")
				.asNumber()
				.isNotNull();
			assertThat(SIMULATOR.stats().minus(before).roundTrips()).isOne();
		});
	}

	@Test
	void pingThatFailsSaysWhyInOurWords() {
		this.jdbc.execute("select 1");
		SIMULATOR.refuse(Refusal.ENDPOINT_DISABLED);
		try {
			this.mvc.post().uri("/actuator/neon/evict-idle").exchange();
			assertThat(this.mvc.post().uri("/actuator/neon/ping")).hasStatus(503)
				.bodyJson()
				.extractingPath("$.error")
				.isEqualTo("The endpoint is disabled.");
		}
		finally {
			SIMULATOR.accept();
		}
	}

	@Test
	void idleConnectionsAreClosed() {
		SIMULATOR.accept();
		assertThat(this.mvc.post().uri("/actuator/neon/evict-idle")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.evicted")
			.asNumber()
			.isNotNull();
	}

	@Test
	void keepaliveIsPausedAndResumed() {
		assertThat(this.mvc.post().uri("/actuator/neon/pause-keepalive")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.paused")
			.isEqualTo(true);
		assertThat(this.keepalive.isPaused()).isTrue();
		assertThat(this.mvc.get().uri("/actuator/neon/keepalive")).bodyJson()
			.extractingPath("$.paused")
			.isEqualTo(true);
		assertThat(this.mvc.post().uri("/actuator/neon/resume-keepalive")).hasStatusOk();
		assertThat(this.keepalive.isPaused()).isFalse();
	}

	@Test
	void unknownOperationIsNotFound() {
		assertThat(this.mvc.post().uri("/actuator/neon/drop-database")).hasStatus(404)
			.bodyJson()
			.extractingPath("$.error")
			.asString()
			.contains("evict-idle, pause-keepalive, resume-keepalive, ping");
	}

}
