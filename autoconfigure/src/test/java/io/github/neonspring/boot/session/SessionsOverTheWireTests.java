package io.github.neonspring.boot.session;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
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
				"neon.session.slow-threshold=200ms", "neon.session.leak-threshold=400ms",
				"neon.session.leak-sampling=1", "management.endpoints.access.default=read_only",
				"management.endpoints.web.exposure.include=neon", "management.endpoints.jmx.exposure.include=neon",
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
		long idle = sessions.leaks(LeakKind.IDLE);
		CompletableFuture<Void> work = transaction("idler",
				() -> jdbc().queryForObject("select ?", String.class, PARAMETER));
		Awaitility.await().until(() -> sessions.leaks(LeakKind.IDLE) == idle + 1);
		assertThat(open("idler")).singleElement().satisfies((session) -> {
			assertThat(session.leak()).isEqualTo(LeakKind.IDLE);
			assertThat(session.age()).isGreaterThan(Duration.ofMillis(400));
			assertThat(session.endpoint()).contains("ep-");
		});
		assertThat(sessions.slow()).isPositive();
		assertThat(lines(output, "is open for longer than neon.session.slow-threshold: thread 'idler'")).singleElement()
			.asString()
			.contains("in transaction 'Orders.pay'");
		assertThat(output).contains("Thread 'idler' is here now")
			.contains("at " + getClass().getName())
			.contains("The connection was borrowed here");
		this.release.countDown();
		work.join();
		Awaitility.await().until(() -> output.toString().contains("that thread 'idler' seemed to leak is back"));
		assertThat(lines(output, "seems to be leaked", "thread 'idler'")).hasSize(1);
	}

	@Test
	void busyConnectionThatIsHeldForLongIsReported(CapturedOutput output) {
		long held = sessions.leaks(LeakKind.HELD);
		CompletableFuture<Void> work = onThread("batch", () -> {
			while (sessions.leaks(LeakKind.HELD) == held && this.release.getCount() > 0) {
				jdbc().execute("select pg_sleep(0.6)");
			}
		});
		Awaitility.await().until(() -> sessions.leaks(LeakKind.HELD) > held);
		assertThat(lines(output, "is held for longer than neon.session.leak-threshold", "thread 'batch'")).isNotEmpty();
		this.release.countDown();
		work.join();
	}

	@Test
	void listenerThatFailsCostsNoConnection(CapturedOutput output) throws SQLException {
		AtomicReference<Runnable> failing = new AtomicReference<>(() -> {
			throw new IllegalStateException("of the listener");
		});
		sessions.listen(new SessionListener() {

			@Override
			public void acquired(long nanos) {
				failing.get().run();
			}

			@Override
			public void ended(long nanos) {
				failing.get().run();
			}

		});
		for (int borrow = 1; borrow <= 3; borrow++) {
			context.getBean(DataSource.class).getConnection().close();
		}
		assertThat(output).containsOnlyOnce("A listener to sessions fails");
		failing.set(() -> {
			throw new AssertionError();
		});
		for (int borrow = 1; borrow <= 3; borrow++) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> context.getBean(DataSource.class).getConnection());
		}
		failing.set(() -> {
		});
		assertThat(pool().snapshot().active()).isZero();
	}

	@Test
	void connectionOfAThreadThatHasEndedIsReported(CapturedOutput output) throws Exception {
		CompletableFuture<Connection> forgotten = new CompletableFuture<>();
		Thread thread = new Thread(() -> forgotten.complete(borrow()), "gone-before");
		assertIsReportedAsGone(thread, "'gone-before'", forgotten, output);
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
		assertIsReportedAsGone(thread, "'VirtualThread[", forgotten, output);
	}

	private void assertIsReportedAsGone(Thread thread, String name, CompletableFuture<Connection> forgotten,
			CapturedOutput output) throws Exception {
		thread.start();
		Connection connection = forgotten.get();
		Awaitility.await()
			.until(() -> output.toString().contains("the thread that borrowed it has ended: thread " + name));
		assertThat(sessions.leaked()).isPositive();
		connection.close();
		Awaitility.await().until(() -> !lines(output, "Recovered: the connection to ", "thread " + name).isEmpty());
	}

	@Test
	void exhaustedPoolNamesWhoHasTheConnectionsOnceInTheLog(CapturedOutput output) {
		long exhausted = sessions.exhausted();
		transaction("first", () -> jdbc().queryForObject("select ?", String.class, PARAMETER));
		transaction("second", () -> jdbc().execute("select 1"));
		Awaitility.await().until(() -> sessions.open().stream().mapToInt(OpenSession::statements).sum() == 2);
		long patience = hikari().getConnectionTimeout();
		hikari().setConnectionTimeout(500);
		for (int caller = 1; caller <= 2; caller++) {
			assertThatExceptionOfType(SQLTransientConnectionException.class)
				.isThrownBy(() -> context.getBean(DataSource.class).getConnection())
				.withMessageContaining("All connections are in use. Who has one to ")
				.withMessageContaining("thread 'first' for ")
				.withMessageContaining("thread 'second' for ")
				.withMessageContaining("in transaction 'Orders.pay', 1 statement, idle in transaction")
				.satisfies((ex) -> assertThat(FailureKind.of(ex)).isEqualTo(FailureKind.POOL_EXHAUSTED));
		}
		hikari().setConnectionTimeout(patience);
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
		Awaitility.await().until(() -> open("early").size() == 1);
		assertThat(open("early")).singleElement().satisfies((session) -> {
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
			assertThat(open(Thread.currentThread().getName())).singleElement()
				.satisfies((session) -> assertThat(session.readOnly()).isTrue());
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
		TransactionTemplate template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		template.setName("Orders.pay");
		return onThread(thread, () -> template.executeWithoutResult((status) -> {
			work.run();
			await();
		}));
	}

	private static CompletableFuture<Void> onThread(String name, Runnable work) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		new Thread(() -> {
			try {
				work.run();
				done.complete(null);
			}
			catch (RuntimeException ex) {
				done.completeExceptionally(ex);
			}
		}, name).start();
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

	private static List<OpenSession> open(String thread) {
		return sessions.open().stream().filter((session) -> session.thread().equals(thread)).toList();
	}

	private static HikariDataSource hikari() {
		return pool().hikari().orElseThrow();
	}

	private static NeonPool pool() {
		return context.getBean(NeonPool.class);
	}

	private static JdbcTemplate jdbc() {
		return context.getBean(JdbcTemplate.class);
	}

	private static List<String> lines(CapturedOutput output, String... texts) {
		return output.toString().lines().filter((line) -> Stream.of(texts).allMatch(line::contains)).toList();
	}

}
