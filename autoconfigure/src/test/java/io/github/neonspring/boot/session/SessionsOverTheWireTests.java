package io.github.neonspring.boot.session;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.actuate.endpoint.NeonEndpoint;
import io.github.neonspring.boot.connection.failure.FailureKind;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Sessions} on a simulated endpoint, with a pool of two connections.
 */
@ExtendWith(OutputCaptureExtension.class)
class SessionsOverTheWireTests {

	private static final String PARAMETER = "a-value-that-nobody-logs";

	private static NeonSimulator simulator;

	private static ConfigurableApplicationContext context;

	private static Sessions sessions;

	private final CountDownLatch release = new CountDownLatch(1);

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.start();
		context = TestApplication.run(simulator, "neon.keepalive.mode=off", "neon.pool.preset=test",
				"spring.datasource.hikari.maximum-pool-size=2", "spring.datasource.hikari.minimum-idle=2",
				"spring.datasource.hikari.connection-timeout=1000", "neon.session.slow-threshold=200ms",
				"neon.session.leak-threshold=400ms", "neon.session.leak-sampling=1",
				"management.endpoints.access.default=read_only", "management.endpoints.web.exposure.include=neon",
				"management.endpoints.jmx.exposure.include=neon",
				"logging.level.io.github.neonspring.boot.guard.GuardedDataSource=debug");
		sessions = context.getBean(Sessions.class);
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@BeforeEach
	void awaitBothConnections() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> jdbc().queryForObject("select 2", Integer.class) == pool().snapshot().idle());
	}

	@AfterEach
	void letGoAndFindNoSecret(CapturedOutput output) {
		this.release.countDown();
		Awaitility.await().until(() -> sessions.open().isEmpty() && sessions.leaked() == 0);
		assertThat(output).doesNotContain(PARAMETER)
			.doesNotContain(URI.create(simulator.url()).getUserInfo().split(":")[1]);
	}

	@Test
	void idleConnectionIsReportedAsSlowThenLeakedThenRecovered(CapturedOutput output) {
		long slow = sessions.slow();
		long idle = sessions.leaks(LeakKind.IDLE);
		CompletableFuture<Void> work = transaction("idler",
				() -> jdbc().queryForObject("select ?", String.class, PARAMETER));
		Awaitility.await().until(() -> sessions.leaks(LeakKind.IDLE) == idle + 1);
		assertThat(sessions.slow()).isEqualTo(slow + 1);
		assertThat(sessions.open()).singleElement().satisfies((session) -> {
			assertThat(session.leak()).isEqualTo(LeakKind.IDLE);
			assertThat(session.age()).isGreaterThan(Duration.ofMillis(400));
			assertThat(session.endpoint()).contains("ep-");
		});
		assertThat(lines(output, "is open for longer than neon.session.slow-threshold")).singleElement()
			.asString()
			.contains("thread 'idler' for ", "in transaction 'Orders.pay', 1 statement, idle in transaction");
		assertThat(output).contains("Thread 'idler' is here now")
			.contains(getClass().getName() + ".await(")
			.contains("The connection was borrowed here");
		this.release.countDown();
		work.join();
		Awaitility.await().until(() -> output.toString().contains("Recovered: the connection to "));
		assertThat(lines(output, "seems to be leaked")).hasSize(1);
	}

	@Test
	void busyConnectionThatIsHeldForLongIsReported(CapturedOutput output) {
		long held = sessions.leaks(LeakKind.HELD);
		CompletableFuture<Void> work = transaction("batch", () -> {
			while (sessions.leaks(LeakKind.HELD) == held) {
				jdbc().execute("select pg_sleep(0.1)");
			}
		});
		Awaitility.await()
			.until(() -> sessions.open().stream().anyMatch((session) -> session.state() == SessionState.EXECUTING));
		Awaitility.await().until(() -> sessions.leaks(LeakKind.HELD) == held + 1);
		assertThat(lines(output, "seems to be leaked")).singleElement()
			.asString()
			.contains("it is held for longer than neon.session.leak-threshold: thread 'batch'");
		this.release.countDown();
		work.join();
	}

	@Test
	void connectionOfAThreadThatHasEndedIsReported(CapturedOutput output) throws Exception {
		CompletableFuture<Connection> forgotten = new CompletableFuture<>();
		Thread thread = new Thread(() -> forgotten.complete(borrow()), "gone-before");
		assertIsReportedAsGone(thread, forgotten, output);
		assertThat(output).contains("the thread that borrowed it has ended: thread 'gone-before'");
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void connectionOfAVirtualThreadThatHasEndedIsReported(CapturedOutput output) throws Exception {
		CompletableFuture<Connection> forgotten = new CompletableFuture<>();
		Runnable borrow = () -> forgotten.complete(borrow());
		Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
		Thread thread = (Thread) Class.forName("java.lang.Thread$Builder")
			.getMethod("unstarted", Runnable.class)
			.invoke(builder, borrow);
		assertIsReportedAsGone(thread, forgotten, output);
		assertThat(output).contains("the thread that borrowed it has ended: thread 'VirtualThread[");
	}

	private void assertIsReportedAsGone(Thread thread, CompletableFuture<Connection> forgotten, CapturedOutput output)
			throws Exception {
		long gone = sessions.leaks(LeakKind.THREAD_GONE);
		thread.start();
		Connection connection = forgotten.get();
		Awaitility.await().until(() -> sessions.leaks(LeakKind.THREAD_GONE) == gone + 1);
		assertThat(sessions.leaked()).isOne();
		connection.close();
		Awaitility.await().until(() -> output.toString().contains("Recovered: the connection to "));
	}

	@Test
	void exhaustedPoolNamesWhoHasTheConnectionsOnceInTheLog(CapturedOutput output) {
		long exhausted = sessions.exhausted();
		transaction("first", () -> jdbc().queryForObject("select ?", String.class, PARAMETER));
		transaction("second", () -> jdbc().execute("select 1"));
		Awaitility.await().until(() -> sessions.open().stream().mapToInt(OpenSession::statements).sum() == 2);
		for (int caller = 1; caller <= 2; caller++) {
			assertThatExceptionOfType(SQLTransientConnectionException.class)
				.isThrownBy(() -> context.getBean(DataSource.class).getConnection())
				.withMessageContaining("All connections are in use. Who has one to ")
				.withMessageContaining("thread 'first' for ")
				.withMessageContaining("thread 'second' for ")
				.withMessageContaining("in transaction 'Orders.pay', 1 statement, idle in transaction")
				.satisfies((ex) -> assertThat(FailureKind.of(ex)).isEqualTo(FailureKind.POOL_EXHAUSTED));
		}
		assertThat(sessions.exhausted()).isEqualTo(exhausted + 2);
		assertThat(lines(output, "A caller got no connection in time")).hasSize(1);
		this.release.countDown();
		Awaitility.await().until(() -> output.toString().contains("There are free connections to "));
		assertThat(lines(output, "2 callers without one")).hasSize(1);
	}

	@Test
	void transactionIsNamedBeforeItsFirstStatement() {
		transaction("early", () -> {
		});
		Awaitility.await().until(() -> sessions.open().size() == 1);
		assertThat(sessions.open()).singleElement().satisfies((session) -> {
			assertThat(session.thread()).isEqualTo("early");
			assertThat(session.transaction()).isEqualTo("Orders.pay");
			assertThat(session.statements()).isZero();
			assertThat(session.state()).isEqualTo(SessionState.IDLE);
			assertThat(session.readOnly()).isFalse();
		});
	}

	@Test
	void readOnlyTransactionSaysSo() {
		TransactionTemplate template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		template.setReadOnly(true);
		template.executeWithoutResult((status) -> {
			jdbc().execute("select 1");
			assertThat(sessions.open()).singleElement().satisfies((session) -> assertThat(session.readOnly()).isTrue());
		});
	}

	@Test
	void endpointAndMetersTellTheSame() throws SQLException {
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		long lent = meters.get("neon.session.duration").timer().count();
		long acquired = meters.get("neon.connection.acquisition").timer().count();
		long created = sessions.created();
		try (Connection connection = context.getBean(DataSource.class).getConnection()) {
			assertThat(connection.isReadOnly()).isFalse();
			assertThat(meters.get("neon.session.open").gauge().value()).isEqualTo(1);
			assertThat(context.getBean(NeonEndpoint.class).section("sessions")).containsEntry("created", created + 1)
				.containsKeys("slow", "leaked", "leaks", "exhausted")
				.extractingByKey("open")
				.asString()
				.contains("thread=" + Thread.currentThread().getName(), "state=idle", "statements=0");
		}
		assertThat(meters.get("neon.session.duration").timer().count()).isEqualTo(lent + 1);
		assertThat(meters.get("neon.connection.acquisition").timer().count()).isEqualTo(acquired + 1);
		assertThat(meters.get("neon.session.leaks").tag("kind", "thread-gone").functionCounter().count())
			.isEqualTo(sessions.leaks(LeakKind.THREAD_GONE));
		assertThat(meters.get("neon.pool.exhausted").functionCounter().count()).isEqualTo(sessions.exhausted());
	}

	@Test
	void physicalConnectionsAreLoggedWithThePool(CapturedOutput output) {
		pool().hikari().orElseThrow().getHikariPoolMXBean().softEvictConnections();
		jdbc().execute("select 1");
		Awaitility.await().until(() -> output.toString().contains("Closes a connection to "));
		Awaitility.await().until(() -> output.toString().contains("Opened a connection to "));
		assertThat(output).containsPattern("lent \\d+ times. The pool before: size \\d, active \\d, idle \\d, ");
	}

	@Test
	void shutdownListsWhoStillHasAConnection(CapturedOutput output) throws SQLException {
		ConfigurableApplicationContext unpooled = TestApplication.run(simulator, "neon.pool.preset=none",
				"neon.pool.warm-up=false", "neon.keepalive.mode=off");
		Connection left = unpooled.getBean(DataSource.class).getConnection();
		assertThat(unpooled.getBean(Sessions.class).open()).hasSize(1);
		unpooled.close();
		assertThat(output).containsOnlyOnce("The pool is closed while somebody has connections. Who has one to ")
			.contains("thread '" + Thread.currentThread().getName() + "' for ");
		left.close();
	}

	private CompletableFuture<Void> transaction(String thread, Runnable work) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		TransactionTemplate template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		template.setName("Orders.pay");
		new Thread(() -> {
			try {
				template.executeWithoutResult((status) -> {
					work.run();
					await();
				});
				done.complete(null);
			}
			catch (RuntimeException ex) {
				done.completeExceptionally(ex);
			}
		}, thread).start();
		return done;
	}

	private void await() {
		try {
			this.release.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static Connection borrow() {
		try {
			return context.getBean(DataSource.class).getConnection();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static NeonPool pool() {
		return context.getBean(NeonPool.class);
	}

	private static JdbcTemplate jdbc() {
		return context.getBean(JdbcTemplate.class);
	}

	private static List<String> lines(CapturedOutput output, String text) {
		return output.toString().lines().filter((line) -> line.contains(text)).toList();
	}

}
