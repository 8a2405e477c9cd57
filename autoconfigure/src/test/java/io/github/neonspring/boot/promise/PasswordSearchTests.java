package io.github.neonspring.boot.promise;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.resilience.BreakerState;
import io.github.neonspring.boot.session.Sessions;
import io.github.neonspring.boot.status.NeonStatus;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Looks for the password in all that an application shows while everything goes wrong:
 * its log at the finest levels, exceptions, endpoints that were told to show values,
 * meters, JMX and {@code toString()}.
 */
@SpringBootTest(classes = TestApplication.class,
		properties = { "management.endpoints.web.exposure.include=*", "management.endpoint.env.show-values=always",
				"management.endpoint.configprops.show-values=always", "management.endpoint.quartz.show-values=always",
				"management.endpoint.health.show-details=always", "management.info.env.enabled=true",
				"spring.jmx.enabled=true", "spring.datasource.name=searched",
				"spring.datasource.hikari.register-mbeans=true", "spring.datasource.hikari.maximum-pool-size=2",
				"spring.datasource.hikari.connection-timeout=2000", "neon.circuit-breaker.open-after=300ms",
				"neon.connect.retry-timeout=1s", "neon.session.slow-threshold=100ms",
				"neon.session.leak-threshold=150ms", "neon.query.slow-threshold=100ms", "neon.endpoint.operations=true",
				"spring.flyway.locations=classpath:db/two", "spring.flyway.table=searched_history",
				"logging.level.io.github.neonspring.boot=trace", "logging.level.com.zaxxer.hikari=debug",
				"logging.level.org.postgresql=trace", "logging.level.org.flywaydb=debug",
				"logging.level.org.springframework.jdbc=trace", "logging.level.org.springframework.transaction=trace",
				"logging.level.org.springframework.boot.context.properties=trace" })
@AutoConfigureMockMvc
@AutoConfigureMetrics
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class PasswordSearchTests {

	/** Of the run, and with characters that have to be encoded in a URL. */
	private static final String PASSWORD = random() + "+é";

	private static final String WRONG = random() + "/ü";

	/** Of the application's statements, which its own loggers may show. */
	private static final String LITERAL = random().replace("npg_", "literal-");

	private static final NeonSimulator SIMULATOR = NeonSimulator.builder().password(PASSWORD).start();

	private static final String[] FINEST = { "logging.level.io.github.neonspring.boot=trace",
			"logging.level.com.zaxxer.hikari=debug", "logging.level.org.postgresql=trace",
			"logging.level.org.flywaydb=debug", "logging.level.org.springframework.jdbc=trace",
			"logging.level.org.springframework.transaction=trace",
			"logging.level.org.springframework.boot.context.properties=trace" };

	private final List<Throwable> failures = new ArrayList<>();

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private NeonStatus status;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private MeterRegistry meters;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("NEON_DATABASE_URL", SIMULATOR::url);
		registry.add("neon.direct-url", SIMULATOR::url);
		registry.add("neon.password", () -> PASSWORD);
		registry.add("pasted", () -> "psql '" + SIMULATOR.url() + "'");
	}

	@AfterAll
	static void closeSimulator() {
		SIMULATOR.close();
	}

	@Test
	void nothingShowsThePassword(CapturedOutput output) throws Exception {
		everythingGoesWrong();
		this.failures.forEach((failure) -> search("the exception " + failure.getClass().getName(), trace(failure)));
		searchEndpoints();
		this.meters.forEachMeter((meter) -> search("the meter " + meter.getId().getName(), meter.getId().toString()));
		searchJmx();
		search("the data source", this.dataSource.toString());
		HikariDataSource pool = this.dataSource.unwrap(HikariDataSource.class);
		search("the pool",
				pool + " " + pool.getJdbcUrl() + " " + pool.getDataSourceProperties() + " " + pool.getDataSource());
		assertThat(output.getAll()).contains("searched - configuration:", "out of reach");
		assertThat(output.getAll().lines().filter((line) -> line.contains("neon.query.")))
			.hasSizeGreaterThanOrEqualTo(2)
			.noneMatch((line) -> line.contains(LITERAL));
		assertThat(get("/actuator/neon/queries")).contains("pg_sleep(?)", "select ? ||").doesNotContain(LITERAL);
		search("the log", output.getAll());
	}

	private void everythingGoesWrong() throws Exception {
		borrowAtLast().close();
		slowAndRepeated();
		fails(() -> this.jdbc.execute("select nothing"));
		fails(() -> this.dataSource.getConnection("neondb_owner", WRONG));
		fails(() -> this.transaction.executeWithoutResult((cut) -> {
			this.jdbc.execute("select 1");
			SIMULATOR.kill();
			this.jdbc.execute("select 1");
		}));
		fails(() -> this.jdbc.execute("set statement_timeout = 150; select pg_sleep(5)"));
		fails(() -> this.transaction.executeWithoutResult((lost) -> {
			this.jdbc.execute("create table searched (id int)");
			SIMULATOR.loseNextCommitAnswer();
		}));
		allConnectionsAreHeld();
		SIMULATOR.refuse(Refusal.ENDPOINT_DISABLED);
		// Again where the pool was just opening one
		Awaitility.await().untilAsserted(() -> {
			this.mvc.post().uri("/actuator/neon/evict-idle").exchange();
			fails(() -> this.dataSource.getConnection().close());
		});
		search("the answer to a ping",
				this.mvc.post().uri("/actuator/neon/ping").exchange().getResponse().getContentAsString());
		SIMULATOR.accept();
		SIMULATOR.down();
		Awaitility.await().untilAsserted(() -> {
			fails(() -> this.dataSource.getConnection().close());
			assertThat(this.status.breaker().state()).isNotEqualTo(BreakerState.CLOSED);
		});
		searchEndpoints();
		SIMULATOR.up();
		borrowAtLast().close();
		fails(() -> start(SIMULATOR.url(), "neon.password=" + WRONG));
		fails(() -> start(SIMULATOR.url().replace("/neondb", "/nowhere")));
		fails(() -> start(SIMULATOR.url() + "&sslmode=perhaps"));
		fails(() -> start(SIMULATOR.url().replace("postgresql:", "mysql:")));
	}

	private void slowAndRepeated() {
		this.jdbc.queryForList("select pg_sleep(0.2), '" + LITERAL + "'");
		this.transaction.executeWithoutResult((repeating) -> IntStream.range(0, 20)
			.forEach((number) -> this.jdbc.queryForList("select '" + LITERAL + "' || ?::int", number)));
	}

	// Last, since each start sets up the log anew
	private static void start(String url, String... properties) {
		String[] settings = { "neon.url=" + url, "spring.flyway.locations=classpath:db/two" };
		TestApplication.run(Stream.of(FINEST, settings, properties).flatMap(Stream::of).toArray(String[]::new)).close();
	}

	private void allConnectionsAreHeld() throws SQLException {
		Sessions sessions = this.status.sessions();
		long slow = sessions.slow();
		try (Connection one = borrowAtLast(); Connection other = borrowAtLast()) {
			fails(() -> this.dataSource.getConnection().close());
			Awaitility.await().until(() -> sessions.slow() > slow && sessions.leaked() > 0);
			assertThat(one).isNotSameAs(other);
		}
	}

	private Connection borrowAtLast() {
		return Awaitility.await().ignoreExceptions().until(this.dataSource::getConnection, Objects::nonNull);
	}

	private void fails(ThrowingCallable action) {
		assertThatThrownBy(action).satisfies(this.failures::add);
	}

	// All that there are, but for the dump of the heap, which holds everything
	private void searchEndpoints() throws Exception {
		String links = get("/actuator");
		List<String> paths = new ArrayList<>();
		JsonMapper.shared().readTree(links).path("_links").forEach((link) -> {
			if (!link.path("templated").asBoolean()) {
				paths.add(link.path("href").asString().replaceFirst("^.*?/actuator", "/actuator"));
			}
		});
		assertThat(paths).contains("/actuator/neon", "/actuator/env", "/actuator/configprops", "/actuator/health",
				"/actuator/prometheus", "/actuator/flyway", "/actuator/threaddump");
		paths.addAll(List.of("/actuator/env/NEON_DATABASE_URL", "/actuator/env/neon.password", "/actuator/env/pasted",
				"/actuator/neon/connection", "/actuator/configprops/neon",
				"/actuator/metrics/neon.connection.failures"));
		paths.removeIf((path) -> path.endsWith("/heapdump"));
		for (String path : paths) {
			search(path, get(path));
		}
	}

	private String get(String path) throws Exception {
		MvcTestResult result = this.mvc.get().uri(path).exchange();
		Throwable failure = result.getUnresolvedException();
		return (failure != null) ? trace(failure) : result.getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

	private static void searchJmx() {
		MBeanServer server = ManagementFactory.getPlatformMBeanServer();
		List<String> searched = new ArrayList<>();
		for (ObjectName name : server.queryNames(null, null)) {
			if (!name.getDomain().startsWith("java") && !name.getDomain().startsWith("jdk")) {
				searched.add(name.toString());
				search("the MBean " + name, attributes(server, name));
			}
		}
		assertThat(searched).anyMatch((name) -> name.contains("PoolConfig (searched)"));
	}

	private static String attributes(MBeanServer server, ObjectName name) {
		StringBuilder text = new StringBuilder();
		try {
			for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
				text.append(server.getAttribute(name, attribute.getName())).append('\n');
			}
		}
		catch (JMException | RuntimeException ex) {
			text.append(trace(ex));
		}
		return text.toString();
	}

	private static String trace(Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	// The text is not printed where it is found: it has the password
	private static void search(String where, String text) {
		for (String password : List.of(PASSWORD, WRONG)) {
			String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8);
			byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
			for (String form : List.of(password, encoded, password.substring(0, 20),
					Base64.getEncoder().encodeToString(bytes))) {
				int at = text.indexOf(form);
				assertThat(at)
					.as("The password is in %s, after: %s", where,
							text.substring(Math.max(0, at - 200), Math.max(0, at)))
					.isNegative();
			}
		}
	}

	private static String random() {
		return "npg_" + new BigInteger(96, new SecureRandom()).setBit(95).toString(36);
	}

}
