package io.github.neonspring.boot.promise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.actuate.endpoint.NeonEndpoint;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each trouble shows in the log, in the endpoint {@code neon}, in the meters as
 * Prometheus has them, and in a panel of the dashboard.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeeInsideTests {

	private static NeonSimulator simulator;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.start();
		context = TestApplication.run(simulator, "neon.keepalive.mode=off", "neon.pool.preset=test",
				"spring.datasource.hikari.maximum-pool-size=2", "neon.session.leak-threshold=300ms",
				"neon.query.slow-threshold=150ms", "management.endpoints.web.exposure.include=neon,prometheus",
				"management.prometheus.metrics.export.enabled=true");
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@Test
	void sessionThatIsLeftOpen(CapturedOutput output) throws SQLException {
		double before = series("neon_session_leaks_total");
		try (Connection left = context.getBean(DataSource.class).getConnection()) {
			left.setAutoCommit(false);
			left.createStatement().execute("select 1");
			Awaitility.await().until(() -> series("neon_session_leaked") == 1);
			assertThat(output).contains("seems to be leaked").contains("thread '" + Thread.currentThread().getName());
			assertThat(section("sessions").path("open").get(0).path("leak").asString()).isEqualTo("idle");
			left.rollback();
		}
		assertThat(series("neon_session_leaks_total")).isEqualTo(before + 1);
		assertShown("Connections leaked", "neon_session_leaked");
	}

	@Test
	void exhaustedPool(CapturedOutput output) throws SQLException {
		double before = series("neon_pool_exhausted_total");
		DataSource dataSource = context.getBean(DataSource.class);
		HikariDataSource hikari = context.getBean(NeonPool.class).hikari().orElseThrow();
		long patience = hikari.getConnectionTimeout();
		try (Connection first = dataSource.getConnection(); Connection second = dataSource.getConnection()) {
			assertThat(first).isNotSameAs(second);
			hikari.setConnectionTimeout(500);
			assertThatExceptionOfType(SQLException.class).isThrownBy(dataSource::getConnection)
				.withMessageContaining("thread '" + Thread.currentThread().getName() + "'");
		}
		finally {
			hikari.setConnectionTimeout(patience);
		}
		assertThat(output).contains("A caller got no connection in time, because all are in use.");
		assertThat(section("sessions").path("exhausted").asLong()).isEqualTo((long) before + 1);
		assertThat(series("neon_pool_exhausted_total")).isEqualTo(before + 1);
		assertShown("Callers without a connection", "neon_pool_exhausted_total");
	}

	@Test
	void slowQuery(CapturedOutput output) {
		jdbc().queryForList("select pg_sleep(0.2) as slowly");
		assertThat(output).containsPattern("Slow statement: \\d+ ms, .*from " + SeeInsideTests.class.getName())
			.contains("as slowly");
		assertThat(section("queries").path("slow").toString()).contains("as slowly");
		assertThat(series("neon_query_slow_total")).isGreaterThanOrEqualTo(1);
		assertShown("Slow queries", "neon_query_slow_total");
	}

	@Test
	void queryForEachRow(CapturedOutput output) {
		double before = series("neon_query_repeated_total");
		context.getBean(TransactionTemplate.class)
			.executeWithoutResult((status) -> IntStream.range(0, 20)
				.forEach((number) -> jdbc().queryForObject("select ? + 1", Integer.class, number)));
		assertThat(output).contains("executed 20 times").contains("select ? + ?");
		assertThat(section("queries").path("repeated").toString()).contains("select ? + ?");
		assertThat(series("neon_query_repeated_total")).isEqualTo(before + 1);
		assertShown("Repeated queries (N+1)", "neon_query_repeated_total");
	}

	@Test
	void connectionThatIsCut(CapturedOutput output) {
		jdbc().execute("select 1");
		double before = series("neon_connection_lost_total");
		simulator.kill();
		Awaitility.await().until(() -> simulator.openSessions() == 0);
		assertThat(jdbc().queryForObject("select 2", Integer.class)).isEqualTo(2);
		assertThat(output).contains("The other side has ended connections to ").contains(simulator.endpoint());
		assertThat(section("connection").path("lost").asLong()).isGreaterThan((long) before);
		assertThat(series("neon_connection_lost_total")).isGreaterThan(before);
		assertShown("Connections opened and lost", "neon_connection_lost_total");
	}

	private static JdbcTemplate jdbc() {
		return context.getBean(JdbcTemplate.class);
	}

	private static JsonNode section(String name) {
		Map<String, Object> section = context.getBean(NeonEndpoint.class).section(name);
		return JsonMapper.shared().valueToTree(Objects.requireNonNull(section));
	}

	// The sum over the series of a name, or of a name and its first tags
	private static double series(String beginning) {
		return context.getBean(PrometheusMeterRegistry.class)
			.scrape()
			.lines()
			.filter((line) -> line.startsWith(beginning) && "{ ,".indexOf(line.charAt(beginning.length())) >= 0)
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private static void assertShown(String panel, String series) {
		try {
			JsonNode dashboard = JsonMapper.shared()
				.readTree(Files.readString(Path.of("..", "docs", "observability", "dashboard.json")));
			assertThat(dashboard.path("panels").valueStream())
				.filteredOn((candidate) -> candidate.path("title").asString().equals(panel))
				.singleElement()
				.satisfies((found) -> assertThat(found.path("targets").toString()).contains(series + "{"));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
