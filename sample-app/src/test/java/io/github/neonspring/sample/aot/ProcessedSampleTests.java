package io.github.neonspring.sample.aot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what ahead-of-time processing leaves to the start: it saw neither a URL nor a
 * profile, and both count.
 */
@EnabledIfSystemProperty(named = "spring.aot.enabled", matches = "true",
		disabledReason = "The sample was not processed ahead of time: see the profile aot")
class ProcessedSampleTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.builder().password("hush-of-the-processed").tls(TlsMode.OFF).start();
	}

	@AfterAll
	static void stopSimulator() {
		simulator.close();
	}

	@Test
	void variableOfTheStartNamesTheDatabase() throws Exception {
		try (ProcessedSample sample = ProcessedSample.start(Map.of("NEON_DATABASE_URL", simulator.url()))) {
			assertThat(sample.get("/accounts")).contains("Ada");
			assertThat(sample.get("/actuator/health")).contains("\"neon\":{").doesNotContain("\"db\":");
			assertThat(sample.output())
				.contains("Starting AOT-processed SampleApplication", " from NEON_DATABASE_URL;", " early")
				.doesNotContain("embedded endpoint", "hush-of-the-processed");
		}
	}

	@Test
	void startWithoutAVariableHasTheEmbeddedEndpoint() throws Exception {
		try (ProcessedSample sample = ProcessedSample.start(Map.of())) {
			assertThat(sample.get("/accounts")).contains("Ada");
			assertThat(sample.output()).contains("No database URL is set: using an embedded endpoint");
		}
	}

	@Test
	void startInProductionWithoutAVariableFailsAndNamesIt() throws Exception {
		try (ProcessedSample sample = ProcessedSample.start(Map.of("SPRING_PROFILES_ACTIVE", "prod"))) {
			assertThat(sample.exitCode()).isEqualTo(1);
			assertThat(sample.output()).contains("No database is configured", "export NEON_DATABASE_URL=")
				.doesNotContain("embedded endpoint");
		}
	}

	@Test
	void startWithoutMigrationsWritesNoHistory() throws Exception {
		try (NeonSimulator empty = NeonSimulator.builder().tls(TlsMode.OFF).start();
				ProcessedSample sample = ProcessedSample.start(Map.of("NEON_DATABASE_URL", empty.url(),
						"SPRING_FLYWAY_LOCATIONS", "classpath:nowhere", "NEON_CONNECT_LAZY", "true"))) {
			assertThat(sample.get("/actuator/health/liveness")).contains("UP");
			assertThat(tables(empty)).isZero();
		}
	}

	private static int tables(NeonSimulator simulator) throws Exception {
		try (Connection connection = simulator.superuserConnection();
				Statement statement = connection.createStatement();
				ResultSet count = statement
					.executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
			count.next();
			return count.getInt(1);
		}
	}

}
