package io.github.neonspring.boot.actuate.endpoint;

import java.io.UnsupportedEncodingException;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonEndpoint} over HTTP.
 */
@SpringBootTest(classes = TestApplication.class,
		properties = { "management.endpoints.web.exposure.include=neon", "management.health.db.enabled=true",
				"neon.keepalive.mode=off", "spring.datasource.hikari.keepalive-time=30000",
				"spring.flyway.enabled=false", "neon.pool.budget=off", "neon.query.slow-threshold=0",
				"neon.query.repeat-threshold=0" })
@AutoConfigureMockMvc
@Import(NeonEndpointTests.MoreConfiguration.class)
@DirtiesContext
class NeonEndpointTests {

	private static final NeonSimulator SIMULATOR = NeonSimulator.start();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcTemplate jdbc;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("neon.url", SIMULATOR::url);
	}

	@AfterAll
	static void closeSimulator() {
		SIMULATOR.close();
	}

	@Test
	void sectionsTellWhatIsKnownAndAskNothing() throws UnsupportedEncodingException {
		this.jdbc.execute("select 1");
		SimulatorStats before = SIMULATOR.stats();
		String body = this.mvc.get().uri("/actuator/neon").exchange().getResponse().getContentAsString();
		assertThat(SIMULATOR.stats().minus(before).roundTrips()).isZero();
		assertThat(this.mvc.get().uri("/actuator/neon")).hasStatusOk().bodyJson().satisfies((json) -> {
			json.assertThat().extractingPath("$.connection.tls").isEqualTo("verify-full");
			json.assertThat().extractingPath("$.connection.source").isEqualTo("neon.url");
			json.assertThat().extractingPath("$.compute.state").isEqualTo("awake");
			json.assertThat().extractingPath("$.compute.estimate.computeUnits").isEqualTo(0.25);
			json.assertThat().extractingPath("$.compute.keptAwakeBy[0].name").isEqualTo("the health component db");
			json.assertThat().extractingPath("$.keepalive.mode").isEqualTo("off");
			json.assertThat().extractingPath("$.keepalive.warnings[0]").asString().contains("keepalive-time=30000");
			json.assertThat().extractingPath("$.pool.size").isEqualTo(1);
		});
		assertThat(body).doesNotContain(password());
	}

	@Test
	void whatWokeItLastIsOneLookAway() {
		this.jdbc.execute("select 1");
		assertThat(this.mvc.get().uri("/actuator/neon/compute")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.lastWokenBy.cause")
			.asString()
			.isNotEmpty();
	}

	@Test
	void anotherBeanIsAnotherSection() {
		assertThat(this.mvc.get().uri("/actuator/neon/more")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.than")
			.isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "process", "connection", "pool", "sessions", "queries", "transactions", "compute",
			"keepalive", "breaker", "migrations", "replicas", "setup", "budget" })
	void eachSectionIsAnswered(String section) {
		assertThat(this.mvc.get().uri("/actuator/neon/" + section)).hasStatusOk()
			.bodyJson()
			.convertTo(InstanceOfAssertFactories.MAP)
			.isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrations", "replicas", "setup", "budget", "keepalive", "queries" })
	void whatIsSwitchedOffSaysSo(String section) {
		assertThat(this.mvc.get().uri("/actuator/neon/" + section)).bodyJson()
			.extractingPath("$.enabled")
			.isEqualTo(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "evict-idle", "pause-keepalive", "resume-keepalive", "ping" })
	void operationsAreOffUnlessAllowed(String operation) {
		SimulatorStats before = SIMULATOR.stats();
		assertThat(this.mvc.post().uri("/actuator/neon/" + operation)).hasStatus(403)
			.bodyJson()
			.extractingPath("$.error")
			.asString()
			.contains("neon.endpoint.operations=true");
		assertThat(SIMULATOR.stats().minus(before).roundTrips()).isZero();
	}

	@Test
	void unknownSectionIsNotFound() {
		assertThat(this.mvc.get().uri("/actuator/neon/nothing")).hasStatus(404);
	}

	private static String password() {
		return SIMULATOR.url().replaceFirst(".*://[^:]*:([^@]*)@.*", "$1");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class MoreConfiguration {

		@Bean
		NeonEndpointSection more() {
			return new NeonEndpointSection() {

				@Override
				public String name() {
					return "more";
				}

				@Override
				public Map<String, Object> describe() {
					return Map.of("than", 1);
				}

			};
		}

	}

}
