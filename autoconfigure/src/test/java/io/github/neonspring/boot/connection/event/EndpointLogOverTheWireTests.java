package io.github.neonspring.boot.connection.event;

import java.util.List;

import javax.sql.DataSource;

import ch.qos.logback.classic.LoggerContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.resilience.EndpointBreaker;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndpointLog} in an application that logs in a structured format.
 */
@ExtendWith(OutputCaptureExtension.class)
class EndpointLogOverTheWireTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
		// Boot leaves both to the next application of this JVM
		String format = LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName();
		System.clearProperty(format);
		((LoggerContext) LoggerFactory.getILoggerFactory()).putProperty(format, "");
	}

	@Test
	void eachChangeOfStateIsOneLineWithKeys(CapturedOutput output) {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator,
				"logging.structured.format.console=ecs", "neon.circuit-breaker.open-after=300ms",
				"neon.pool.preset=test", "neon.pool.warm-up=false", "neon.connect.early-wake=false",
				"spring.flyway.enabled=false")) {
			context.getBean(JdbcTemplate.class).execute("select 1");
			EndpointBreaker breaker = context.getBean(EndpointBreaker.class);
			simulator.down();
			Awaitility.await().until(() -> !borrows(context) && breaker.state() != BreakerState.CLOSED);
			simulator.up();
			Awaitility.await().until(() -> borrows(context) && breaker.state() == BreakerState.CLOSED);
		}
		finally {
			simulator.up();
		}
		List<JsonNode> lines = jsonLines(output);
		assertThat(eventsAt(lines, "INFO")).containsExactly("data-source-opened", "compute-awake", "connections-lost",
				"breaker-closed", "data-source-closed");
		assertThat(eventsAt(lines, "WARN")).containsSubsequence("breaker-open").containsOnlyOnce("breaker-open");
		assertThat(lines).filteredOn((line) -> line.has("neon"))
			.extracting((line) -> line.path("neon").path("endpoint").asString())
			.allMatch((endpoint) -> endpoint.endsWith(":" + simulator.port() + "/neondb"));
		assertThat(lines).filteredOn((line) -> !line.has("neon")).isNotEmpty();
	}

	@Test
	void keysAreFlatInLogstash(CapturedOutput output) {
		TestApplication
			.run(simulator, "logging.structured.format.console=logstash", "neon.connect.lazy=true",
					"spring.flyway.enabled=false")
			.close();
		assertThat(jsonLines(output))
			.filteredOn((line) -> "data-source-opened".equals(line.path("neon.event").asString()))
			.singleElement()
			.satisfies((line) -> assertThat(line.path("neon.endpoint").asString()).endsWith("/neondb"));
	}

	private static boolean borrows(ConfigurableApplicationContext context) {
		try {
			context.getBean(DataSource.class).getConnection().close();
			return true;
		}
		catch (Exception ex) {
			return false;
		}
	}

	private static List<String> eventsAt(List<JsonNode> lines, String level) {
		return lines.stream()
			.filter((line) -> line.has("neon") && level.equals(line.path("log").path("level").asString()))
			.map((line) -> line.path("neon").path("event").asString())
			.toList();
	}

	private static List<JsonNode> jsonLines(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.startsWith("{"))
			.map((line) -> JsonMapper.shared().readTree(line))
			.toList();
	}

}
