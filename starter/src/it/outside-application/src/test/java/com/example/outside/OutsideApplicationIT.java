package com.example.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the application as its user does, against a real PostgreSQL.
 */
class OutsideApplicationIT {

	private static final String PASSWORD = "hush-of-the-outside";

	private static final String FAILED = "APPLICATION FAILED TO START";

	private static NeonSimulator simulator;

	@BeforeAll
	static void startPostgres() {
		simulator = NeonSimulator.builder().database("db").user("app").password(PASSWORD).tls(TlsMode.OFF).start();
	}

	@AfterAll
	static void stopPostgres() {
		simulator.close();
	}

	@Test
	void runsWithOneVariable() throws Exception {
		runs("NEON_DATABASE_URL", Map.of("NEON_DATABASE_URL", url("app", PASSWORD, "db")));
	}

	@Test
	void runsWithOneVariableAndAheadOfTimeProcessing() throws Exception {
		runs("NEON_DATABASE_URL", Map.of("NEON_DATABASE_URL", url("app", PASSWORD, "db")), "-Dspring.aot.enabled=true");
	}

	@Test
	void runsWithSpringsOwnProperties() throws Exception {
		String url = "jdbc:postgresql://127.0.0.1:" + simulator.port() + "/db";
		runs("spring.datasource.url", Map.of("SPRING_DATASOURCE_URL", url, "SPRING_DATASOURCE_USERNAME", "app",
				"SPRING_DATASOURCE_PASSWORD", PASSWORD));
	}

	private static void runs(String source, Map<String, String> environment, String... options) throws Exception {
		try (ApplicationProcess application = ApplicationProcess.start(environment, options)) {
			String text = source + String.join(" ", options);
			assertThat(application.post("/notes", text)).as(application.output()).contains(text);
			assertThat(application.get("/notes")).contains(text);
			assertThat(application.get("/actuator/health/neon")).contains("\"status\":\"UP\"", "\"pool\":");
			assertThat(application.get("/actuator/health")).contains("\"neon\":{").doesNotContain("\"db\":", PASSWORD);
			assertThat(application.terminate(Duration.ofSeconds(5))).as(application.output()).isTrue();
			assertThat(application.output()).contains(" from " + source + ";", "Waking 127.0.0.1:")
				.doesNotContain(PASSWORD, " ERROR ");
			assertThat(simulator.openSessions()).isZero();
		}
	}

	@Test
	void namesTheVariableWhenThereIsNone() throws Exception {
		assertThat(failure(Map.of())).contains("No database is configured", "export NEON_DATABASE_URL=");
	}

	@Test
	void namesTheVariableWhenThereIsNoneAfterAheadOfTimeProcessing() throws Exception {
		assertThat(failure(Map.of(), "-Dspring.aot.enabled=true")).contains("No database is configured",
				"export NEON_DATABASE_URL=");
	}

	@Test
	void wrongPasswordFailsAtOnce() throws Exception {
		long rejected = simulator.stats().rejectedLogins();
		assertThat(failure(Map.of("NEON_DATABASE_URL", url("app", "hush-wrong-outside", "db"))))
			.contains("password was refused")
			.doesNotContain("hush-wrong-outside");
		assertThat(simulator.stats().rejectedLogins()).isEqualTo(rejected + 1);
	}

	@Test
	void missingDatabaseFailsAtOnce() throws Exception {
		assertThat(failure(Map.of("NEON_DATABASE_URL", url("app", PASSWORD, "nowhere")))).contains("nowhere",
				"does not exist");
	}

	@Test
	void unknownHostIsWaitedForOnce() throws Exception {
		String output = failure(
				Map.of("NEON_DATABASE_URL", "postgresql://app:" + PASSWORD + "@nobody.invalid/db?sslmode=disable"),
				"-Dneon.connect.retry-timeout=2s");
		assertThat(output).contains("nobody.invalid:5432/db failed", "cannot be resolved")
			.containsOnlyOnce("Trying again");
	}

	@Test
	void refusedPortIsWaitedForOnce() throws Exception {
		String endpoint = "127.0.0.1:" + freePort() + "/db";
		String output = failure(
				Map.of("NEON_DATABASE_URL", "postgresql://app:" + PASSWORD + "@" + endpoint + "?sslmode=disable"),
				"-Dneon.connect.retry-timeout=2s");
		assertThat(output).contains("Connecting to " + endpoint + " failed", "Nothing accepts connections there")
			.containsOnlyOnce("Trying again");
	}

	@Test
	void terminationEndsTheWaitForADatabaseThatIsNotThere() throws Exception {
		String url = "postgresql://app@127.0.0.1:" + freePort() + "/db?sslmode=disable";
		try (ApplicationProcess application = ApplicationProcess.start(Map.of("NEON_DATABASE_URL", url))) {
			application.awaitOutput("Trying again");
			// Which is built beside the wait, and by a slow machine for longer
			application.awaitOutput("Initialized JPA EntityManagerFactory");
			assertThat(application.terminate(Duration.ofSeconds(5))).as(application.output()).isTrue();
		}
	}

	@Test
	void terminationNeedsNoDatabase() throws Exception {
		try (NeonSimulator lost = NeonSimulator.builder().tls(TlsMode.OFF).start();
				ApplicationProcess application = ApplicationProcess.start(Map.of("NEON_DATABASE_URL", lost.url()))) {
			assertThat(application.get("/notes")).isEqualTo("[]");
			lost.close();
			assertThat(application.terminate(Duration.ofSeconds(5))).as(application.output()).isTrue();
		}
	}

	private static String failure(Map<String, String> environment, String... options) throws Exception {
		try (ApplicationProcess application = ApplicationProcess.start(environment, options)) {
			assertThat(application.exitCode()).as(application.output()).isEqualTo(1);
			assertThat(application.output()).contains(FAILED).doesNotContain(PASSWORD);
			return application.output();
		}
	}

	private static String url(String user, String password, String database) {
		return "postgresql://%s:%s@127.0.0.1:%d/%s?sslmode=disable".formatted(user, password, simulator.port(),
				database);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
