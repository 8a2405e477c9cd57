package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.actuate.endpoint.NeonEndpoint;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.status.NeonOperations;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatedReplica;
import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.boot.testkit.postgres.StopMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for replicas that sleep, fail and come back.
 */
class ReplicaOutageTests {

	private static NeonSimulator simulator;

	private static SimulatedReplica first;

	private static SimulatedReplica second;

	private static ConfigurableApplicationContext context;

	private static Notebook notebook;

	private static List<Replica> replicas;

	@BeforeAll
	static void start() throws SQLException {
		simulator = NotebookApplication.start(2);
		first = simulator.replicas().get(0);
		second = simulator.replicas().get(1);
		context = NotebookApplication.run(simulator, "neon.pool.preset=development");
		notebook = context.getBean(Notebook.class);
		replicas = context.getBean(Replicas.class).all();
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@Test
	void replicaThatIsKilledUnderLoadCostsNoReadAndIsBackWithinTenSeconds() {
		NotebookApplication.awaitRotation(context);
		Replica killed = replicas.get(0);
		Load load = new Load(notebook, 8);
		load.await(300);
		for (StopMode mode : List.of(StopMode.IMMEDIATE, StopMode.FAST)) {
			first.stop(mode);
			load.await(500);
			assertThat(killed.status()).isNotEqualTo(ReplicaStatus.IN_ROTATION);
			first.up();
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> killed.status() == ReplicaStatus.IN_ROTATION);
			long reads = killed.reads();
			Awaitility.await().until(() -> killed.reads() > reads + 50);
		}
		load.stop();
		assertThat(load.failures).isEmpty();
		assertThat(load.onReplica.get()).isPositive();
	}

	@Test
	void allReplicasDownLeaveThePrimary() {
		NotebookApplication.awaitRotation(context);
		first.down();
		second.down();
		for (int i = 0; i < 20; i++) {
			assertThat(notebook.isReadOnReplica()).isFalse();
		}
		Health health = context.getBean("neonHealthContributor", HealthIndicator.class).health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(context.getBean(Replicas.class).fallbacks(FallbackReason.UNAVAILABLE)).isPositive();
		first.up();
		second.up();
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(notebook::isReadOnReplica);
	}

	@Test
	void readsAreSharedAmongTheReplicas() {
		NotebookApplication.awaitRotation(context);
		long[] before = replicas.stream().mapToLong(Replica::reads).toArray();
		for (int i = 0; i < 100; i++) {
			notebook.read();
		}
		assertThat(replicas.get(0).reads() - before[0]).isBetween(20L, 80L);
		assertThat(replicas.get(1).reads() - before[1]).isBetween(20L, 80L);
	}

	@Test
	void coldStartOfReplicasHoldsUpNoReader() {
		NotebookApplication.awaitRotation(context);
		first.coldStart(Duration.ofSeconds(4));
		second.coldStart(Duration.ofSeconds(4));
		first.suspend();
		second.suspend();
		long start = System.nanoTime();
		assertThat(notebook.isReadOnReplica()).isFalse();
		assertThat(notebook.isReadOnReplicaByJpa()).isFalse();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3500));
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(notebook::isReadOnReplica);
		first.coldStart(Duration.ZERO);
		second.coldStart(Duration.ZERO);
	}

	@Test
	void poolThatGrowsSlowlyLeavesTheReplicaInRotation() throws SQLException {
		NotebookApplication.awaitRotation(context);
		List<Connection> held = new ArrayList<>();
		try {
			while (replicas.stream().anyMatch((replica) -> replica.pool().snapshot().idle() > 0)) {
				held.add(reader(context));
			}
			first.latency(Duration.ofSeconds(1));
			second.latency(Duration.ofSeconds(1));
			assertThat(notebook.isReadOnReplica()).isFalse();
			assertThat(replicas).extracting(Replica::status).containsOnly(ReplicaStatus.IN_ROTATION);
			Awaitility.await()
				.until(() -> replicas.stream().allMatch((replica) -> replica.pool().snapshot().idle() > 0));
		}
		finally {
			first.latency(Duration.ZERO);
			second.latency(Duration.ZERO);
			held.forEach(JdbcUtils::closeConnection);
		}
	}

	@Test
	void refusedReadersOfTwoReplicasDoNotWaitForEachOther() throws SQLException {
		try (ConfigurableApplicationContext small = NotebookApplication.run(simulator,
				"spring.datasource.hikari.maximum-pool-size=1", "spring.datasource.hikari.connection-timeout=30000")) {
			NotebookApplication.awaitRotation(small);
			Replicas ofSmall = small.getBean(Replicas.class);
			Awaitility.await()
				.until(() -> ofSmall.all().stream().allMatch((replica) -> replica.pool().snapshot().idle() == 1));
			try (Connection one = reader(small); Connection other = reader(small)) {
				assertThat(ofSmall.all()).allMatch((replica) -> replica.pool().snapshot().isExhausted());
				long start = System.nanoTime();
				try (Statement statement = one.createStatement()) {
					statement.execute("select pg_current_wal_lsn()");
				}
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
				assertThat(other.isClosed()).isFalse();
			}
			assertThat(ofSmall.fallbacks(FallbackReason.FAILED)).isOne();
			assertThat(ofSmall.all()).extracting(Replica::status).containsOnly(ReplicaStatus.IN_ROTATION);
		}
	}

	@Test
	void connectionThatCannotTakeTheReplicasPlaceIsGivenBack() throws SQLException {
		simulator.execute("update entry set number = 1");
		simulator.replicas().forEach(SimulatedReplica::catchUp);
		try (ConfigurableApplicationContext checking = NotebookApplication.run(simulator,
				"spring.datasource.hikari.connection-init-sql=select 1 / number from entry",
				"spring.datasource.hikari.connection-timeout=2000")) {
			NotebookApplication.awaitRotation(checking);
			List<Replica> lending = checking.getBean(Replicas.class).all();
			simulator.execute("update entry set number = 0");
			simulator.replicas().forEach(SimulatedReplica::catchUp);
			Notebook reader = checking.getBean(Notebook.class);
			assertThatException().isThrownBy(reader::askWhatOnlyThePrimaryKnows);
			Awaitility.await()
				.until(() -> checking.getBean(NeonPool.class).snapshot().active() == 0
						&& lending.stream().allMatch((replica) -> replica.pool().snapshot().active() == 0));
		}
	}

	@Test
	void operationsReachTheReplicas() throws SQLException {
		NotebookApplication.awaitRotation(context);
		NeonOperations operations = context.getBean(NeonOperations.class);
		List<PgConnection> physical = new ArrayList<>();
		for (Replica replica : replicas) {
			try (Connection connection = replica.pool().borrow(Duration.ofSeconds(10))) {
				physical.add(connection.unwrap(PgConnection.class));
			}
		}
		assertThat(operations.evictIdle()).isPositive();
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(physical).allSatisfy((connection) -> assertThat(connection.isClosed()).isTrue()));
		operations.pauseKeepalive();
		assertThat(replicas).allMatch((replica) -> replica.keepalive().isPaused());
		operations.resumeKeepalive();
		assertThat(replicas).noneMatch((replica) -> replica.keepalive().isPaused());
	}

	private static Connection reader(ConfigurableApplicationContext application) throws SQLException {
		Connection connection = application.getBean(DataSource.class).getConnection();
		connection.setReadOnly(true);
		connection.setAutoCommit(false);
		connection.createStatement().close();
		return connection;
	}

	@Test
	void nothingButAReadWakesAReplica() {
		first.suspend();
		second.suspend();
		SimulatorStats before = first.stats();
		try (ConfigurableApplicationContext idle = NotebookApplication.run(simulator, "neon.keepalive.mode=while-used",
				"neon.keepalive.interval=100ms", "neon.replica.lag-interval=10ms",
				"management.endpoints.web.exposure.include=neon")) {
			HealthIndicator health = idle.getBean("neonHealthContributor", HealthIndicator.class);
			MeterRegistry meters = idle.getBean(MeterRegistry.class);
			for (int i = 0; i < 50; i++) {
				idle.getBean(Notebook.class).write(i);
				assertThat(health.health()).isNotNull();
				meters.getMeters().forEach((meter) -> meter.measure().forEach((measured) -> measured.getValue()));
				assertThat(idle.getBean(NeonEndpoint.class).neon()).isNotEmpty();
			}
			assertThat(first.isAwake()).isFalse();
			assertThat(second.isAwake()).isFalse();
			assertThat(first.stats().minus(before).connects()).isZero();
		}
	}

	/**
	 * Threads that read all the time.
	 */
	private static final class Load {

		private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

		private final AtomicInteger onReplica = new AtomicInteger();

		private final AtomicLong reads = new AtomicLong();

		private final AtomicBoolean over = new AtomicBoolean();

		private final List<Thread> threads = new ArrayList<>();

		Load(Notebook reader, int size) {
			for (int i = 0; i < size; i++) {
				Thread thread = new Thread(() -> read(reader));
				thread.start();
				this.threads.add(thread);
			}
		}

		private void read(Notebook reader) {
			while (!this.over.get()) {
				try {
					if (reader.isReadOnReplica()) {
						this.onReplica.incrementAndGet();
					}
					reader.readByJpa();
					this.reads.addAndGet(2);
				}
				catch (RuntimeException ex) {
					this.failures.add(ex);
				}
			}
		}

		void await(int more) {
			long before = this.reads.get();
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.reads.get() > before + more);
		}

		void stop() {
			this.over.set(true);
			Awaitility.await().until(() -> this.threads.stream().noneMatch(Thread::isAlive));
		}

	}

}
