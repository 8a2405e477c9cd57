package io.github.neonspring.boot.datasource;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
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

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.Refusal;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the data source on a simulated endpoint.
 */
@ExtendWith(OutputCaptureExtension.class)
class DataSourceOverTheWireTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@Test
	void contextThatWasPausedGoesOn() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.keepalive.mode=always",
				"neon.keepalive.interval=100ms")) {
			context.pause();
			context.restart();
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isOne();
			long pings = context.getBean(Keepalive.class).pings();
			Awaitility.await().until(() -> context.getBean(Keepalive.class).pings() > pings);
		}
	}

	@Test
	void transactionsCommitAndRollBack() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator)) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
			jdbc.execute("create table noted (word text)");
			transaction.executeWithoutResult((status) -> jdbc.update("insert into noted values ('kept')"));
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> transaction.executeWithoutResult((status) -> {
					jdbc.update("insert into noted values ('lost')");
					throw new IllegalStateException("undo");
				}));
			assertThat(jdbc.queryForList("select word from noted", String.class)).containsExactly("kept");
		}
	}

	@Test
	void applicationIsNamedToTheServer() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator,
				"spring.application.name=orders")) {
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select current_setting('application_name')", String.class)).startsWith("orders-");
		}
	}

	@Test
	void tlsIsDirectBoundToTheChannelAndVerified() {
		SimulatorStats before = simulator.stats();
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.pool.preset=none",
				"neon.pool.warm-up=false", "neon.connect.retry-timeout=0")) {
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select ssl from pg_stat_ssl where pid = pg_backend_pid()", Boolean.class)).isNotNull();
		}
		SimulatorStats sent = simulator.stats().minus(before);
		assertThat(sent.connects()).isOne();
		// TLS, startup, two of SCRAM, the query
		assertThat(sent.roundTrips()).isEqualTo(5);
	}

	@Test
	void strangersCertificateIsRefused() {
		try (NeonSimulator stranger = NeonSimulator.builder().endpoint("ep-other-star-b2c3d4e5").start()) {
			String url = stranger.url()
				.replaceFirst("sslrootcert=[^&]+", simulator.url().replaceFirst("^.*(sslrootcert=[^&]+).*$", "$1"));
			try (ConfigurableApplicationContext context = TestApplication.run("neon.url=" + url,
					"neon.pool.warm-up=false")) {
				assertThatException().isThrownBy(() -> context.getBean(DataSource.class).getConnection())
					.satisfies((ex) -> assertThat(ConnectFailure.of(ex)).isEqualTo(ConnectFailure.TLS_NOT_TRUSTED));
			}
			assertThat(stranger.stats().sessions()).isZero();
		}
	}

	@Test
	void presetNoneOpensAConnectionPerUse() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.pool.preset=none",
				"neon.pool.warm-up=false")) {
			SimulatorStats before = simulator.stats();
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.execute("select 1");
			jdbc.execute("select 1");
			assertThat(simulator.stats().minus(before).connects()).isEqualTo(2);
			assertThat(context.getBean(DataSource.class))
				.satisfies((dataSource) -> assertThat(dataSource.isWrapperFor(HikariDataSource.class)).isFalse());
		}
	}

	@Test
	void keptConnectionsAreOpenedAfterStart() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator)) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> context.getBean(NeonPool.class).snapshot().idle() == 5);
		}
	}

	@Test
	void connectionMetersOfSpringBootWork() {
		try (ConfigurableApplicationContext context = TestApplication.run(simulator)) {
			context.getBean(JdbcTemplate.class).execute("select 1");
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("hikaricp.connections.max").gauge().value()).isEqualTo(15);
			assertThat(meters.get("jdbc.connections.max").gauge().value()).isEqualTo(15);
			assertThat(meters.get("neon.keepalive.pings").functionCounter().count()).isZero();
		}
	}

	@Test
	void contextWithAnUnreachableDatabaseClosesSoonAndLeavesNoThread() throws IOException {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		try (ServerSocket silent = new ServerSocket(0)) {
			ConfigurableApplicationContext context = TestApplication.run("neon.keepalive.mode=always",
					"neon.keepalive.interval=300ms", "neon.url=postgresql://app:hush-silent@127.0.0.1:"
							+ silent.getLocalPort() + "/main?sslmode=require");
			Awaitility.await()
				.until(() -> Thread.getAllStackTraces()
					.keySet()
					.stream()
					.anyMatch((thread) -> thread.getName().startsWith("HikariPool")
							|| thread.getName().contains("neon-keepalive")));
			assertThat(Duration.ofSeconds(5)).isGreaterThan(timeOf(context::close));
			Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(ours(before)).isEmpty());
		}
	}

	@Test
	void passwordErrorsAreNotTriedAgainAndNeverWakeTheCompute() {
		simulator.suspend();
		SimulatorStats before = simulator.stats();
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.password=hush-wrong",
				"neon.pool.preset=none", "neon.pool.warm-up=false")) {
			assertThatException().isThrownBy(() -> context.getBean(DataSource.class).getConnection())
				.withMessageContaining("password authentication failed")
				.withMessageNotContaining("wrong");
		}
		SimulatorStats sent = simulator.stats().minus(before);
		assertThat(sent.rejectedLogins()).isOne();
		assertThat(sent.wakes()).isZero();
	}

	@Test
	void waitInVainEndsWithTheEndpointAndTheReason() throws IOException {
		int port;
		try (ServerSocket closed = new ServerSocket(0)) {
			port = closed.getLocalPort();
		}
		try (ConfigurableApplicationContext context = TestApplication.run("neon.keepalive.mode=off",
				"spring.datasource.hikari.connection-timeout=500",
				"neon.url=postgresql://app:hush-silent@127.0.0.1:" + port + "/main")) {
			assertThatExceptionOfType(SQLTransientConnectionException.class)
				.isThrownBy(() -> context.getBean(DataSource.class).getConnection())
				.withMessageContaining("127.0.0.1:" + port + "/main has been out of reach since")
				.withRootCauseInstanceOf(ConnectException.class);
		}
	}

	@Test
	void waitsForAComputeThatIsStarting(CapturedOutput output) {
		simulator.refuse(Refusal.STARTING_UP, 3);
		try (ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.pool.preset=none",
				"neon.pool.warm-up=false")) {
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isOne();
		}
		assertThat(output).containsOnlyOnce("is not there yet").contains("answers now");
	}

	private static Duration timeOf(Runnable action) {
		long start = System.nanoTime();
		action.run();
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private static Set<String> ours(Set<Thread> before) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !before.contains(thread))
			.map(Thread::getName)
			.filter((name) -> name.contains("neon") || name.contains("Hikari") || name.contains("PostgreSQL"))
			.filter((name) -> !name.startsWith("neon-simulator"))
			.collect(Collectors.toSet());
	}

}
