package io.github.neonspring.boot.commit;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the connections and the threads of {@link CommitLookup}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommitLookupTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static Cluster cluster;

	private final CommitVerification verification = cluster.verification(PATIENCE);

	@BeforeAll
	static void startCluster() {
		cluster = Cluster.start();
	}

	@AfterAll
	static void closeCluster() {
		cluster.close();
	}

	@Test
	void lookupOpensAnotherConnectionWhenOneDies() throws Exception {
		AtomicInteger opened = new AtomicInteger();
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			connection.commit();
			CommitVerification unlucky = new CommitVerification(Cluster.dataSource(() -> {
				Connection fresh = cluster.open();
				if (opened.incrementAndGet() < 3) {
					cluster.superuser("select pg_terminate_backend(" + Cluster.query(fresh, "select pg_backend_pid()")
							+ ", 5000)");
				}
				return fresh;
			}), "main", PATIENCE);
			assertThat(unlucky.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
			assertThat(opened).hasValue(3);
		}
	}

	@Test
	void refusedPasswordIsNotTriedAgain(CapturedOutput output) throws Exception {
		AtomicInteger opened = new AtomicInteger();
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			CommitVerification refused = new CommitVerification(Cluster.dataSource(() -> {
				opened.incrementAndGet();
				throw new SQLException("password authentication failed for user \"app\"", "28P01");
			}), "main", PATIENCE);
			assertThat(refused.lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
			assertThat(opened).hasValue(1);
			assertThat(output).contains("could not be asked: password authentication failed");
		}
	}

	@Test
	void connectWithoutEndIsUnknownAtTheTimeoutAndClosedWhenItComes() throws Exception {
		CountDownLatch answer = new CountDownLatch(1);
		Connection late = cluster.open();
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			connection.commit();
			CommitVerification silent = new CommitVerification(Cluster.dataSource(() -> {
				awaitUninterruptibly(answer);
				return late;
			}), "main", Duration.ofMillis(200));
			assertThat(silent.lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
			answer.countDown();
			Awaitility.await().until(late::isClosed);
		}
	}

	@Test
	void manyLookupsShareAFewConnections() throws Exception {
		AtomicInteger open = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			connection.commit();
			CommitVerification counting = new CommitVerification(
					Cluster.dataSource(() -> counted(cluster.open(), open, most)), "main", PATIENCE);
			List<CompletableFuture<CommitOutcome>> lookups = Stream.generate(() -> note)
				.limit(60)
				.map((same) -> CompletableFuture.supplyAsync(() -> counting.lookUp(same),
						(task) -> new Thread(task).start()))
				.toList();
			assertThat(lookups).allMatch((lookup) -> lookup.join() == CommitOutcome.COMMITTED);
			assertThat(most).hasValueBetween(1, 8);
		}
	}

	@Test
	void interruptDoesNotEndTheLookupAndIsKept() throws Exception {
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			connection.commit();
			Thread.currentThread().interrupt();
			assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	private CommitNote noted(Connection connection) throws SQLException {
		@Nullable CommitNote note = this.verification.note(connection);
		assertThat(note).isNotNull();
		return note;
	}

	private static Connection counted(Connection connection, AtomicInteger open, AtomicInteger most) {
		most.accumulateAndGet(open.incrementAndGet(), Math::max);
		return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("close")) {
						open.decrementAndGet();
					}
					return method.invoke(connection, arguments);
				});
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try (UninterruptedWait wait = new UninterruptedWait(PATIENCE)) {
			wait.on((nanos) -> latch.await(nanos, TimeUnit.NANOSECONDS));
		}
	}

}
