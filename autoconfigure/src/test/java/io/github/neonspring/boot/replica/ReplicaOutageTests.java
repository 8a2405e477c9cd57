package io.github.neonspring.boot.replica;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.actuate.endpoint.NeonEndpoint;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatedReplica;
import io.github.neonspring.boot.testkit.SimulatorStats;
import io.github.neonspring.boot.testkit.postgres.StopMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for replicas that sleep, fail and come back.
 */
class ReplicaOutageTests {

	private static NeonSimulator simulator;

	private static SimulatedReplica first;

	private static SimulatedReplica second;

	@BeforeAll
	static void start() throws SQLException {
		simulator = NotebookApplication.start(2);
		first = simulator.replicas().get(0);
		second = simulator.replicas().get(1);
	}

	@AfterAll
	static void close() {
		simulator.close();
	}

	@Test
	void replicaThatIsKilledUnderLoadCostsNoReadAndIsBackWithinTenSeconds() {
		try (ConfigurableApplicationContext context = NotebookApplication.run(simulator,
				"neon.pool.preset=development")) {
			NotebookApplication.awaitRotation(context);
			Replica killed = context.getBean(Replicas.class).all().get(0);
			Load load = new Load(context.getBean(Notebook.class), 8);
			load.await(300);
			for (StopMode mode : List.of(StopMode.IMMEDIATE, StopMode.FAST)) {
				long before = killed.reads();
				first.stop(mode);
				load.await(500);
				assertThat(killed.status()).isNotEqualTo(ReplicaStatus.IN_ROTATION);
				first.up();
				long back = System.nanoTime();
				Awaitility.await()
					.atMost(Duration.ofSeconds(10))
					.until(() -> killed.status() == ReplicaStatus.IN_ROTATION);
				long reads = killed.reads();
				Awaitility.await().until(() -> killed.reads() > reads + 50);
				System.out.printf("%s: back in rotation after %d ms, %d reads since%n", mode,
						(System.nanoTime() - back) / 1_000_000, killed.reads() - before);
			}
			load.stop();
			assertThat(load.failures).isEmpty();
			assertThat(load.onReplica.get()).isPositive();
		}
	}

	@Test
	void allReplicasDownLeaveThePrimary() {
		try (ConfigurableApplicationContext context = NotebookApplication.run(simulator)) {
			NotebookApplication.awaitRotation(context);
			Notebook notebook = context.getBean(Notebook.class);
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
	}

	@Test
	void readsAreSharedAmongTheReplicas() {
		try (ConfigurableApplicationContext context = NotebookApplication.run(simulator)) {
			NotebookApplication.awaitRotation(context);
			Notebook notebook = context.getBean(Notebook.class);
			List<Replica> replicas = context.getBean(Replicas.class).all();
			long[] before = replicas.stream().mapToLong(Replica::reads).toArray();
			for (int i = 0; i < 100; i++) {
				notebook.read();
			}
			assertThat(replicas.get(0).reads() - before[0]).isBetween(20L, 80L);
			assertThat(replicas.get(1).reads() - before[1]).isBetween(20L, 80L);
		}
	}

	@Test
	void coldStartOfReplicasHoldsUpNoReader() {
		first.coldStart(Duration.ofSeconds(4));
		second.coldStart(Duration.ofSeconds(4));
		first.suspend();
		second.suspend();
		try (ConfigurableApplicationContext context = NotebookApplication.run(simulator)) {
			Notebook notebook = context.getBean(Notebook.class);
			long start = System.nanoTime();
			assertThat(notebook.isReadOnReplica()).isFalse();
			assertThat(notebook.isReadOnReplicaByJpa()).isFalse();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(notebook::isReadOnReplica);
			NotebookApplication.awaitRotation(context);
			first.suspend();
			second.suspend();
			start = System.nanoTime();
			assertThat(notebook.isReadOnReplica()).isFalse();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(notebook::isReadOnReplica);
		}
		finally {
			first.coldStart(Duration.ZERO);
			second.coldStart(Duration.ZERO);
		}
	}

	@Test
	void nothingButAReadWakesAReplica() {
		first.suspend();
		second.suspend();
		SimulatorStats before = first.stats();
		try (ConfigurableApplicationContext context = NotebookApplication.run(simulator,
				"neon.keepalive.mode=while-used", "neon.keepalive.interval=100ms", "neon.replica.lag-interval=10ms",
				"management.endpoints.web.exposure.include=neon")) {
			HealthIndicator health = context.getBean("neonHealthContributor", HealthIndicator.class);
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			for (int i = 0; i < 50; i++) {
				context.getBean(Notebook.class).write(i);
				assertThat(health.health()).isNotNull();
				meters.getMeters().forEach((meter) -> meter.measure().forEach((measured) -> measured.getValue()));
				assertThat(context.getBean(NeonEndpoint.class).neon()).isNotEmpty();
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

		Load(Notebook notebook, int size) {
			for (int i = 0; i < size; i++) {
				Thread thread = new Thread(() -> read(notebook));
				thread.start();
				this.threads.add(thread);
			}
		}

		private void read(Notebook notebook) {
			while (!this.over.get()) {
				try {
					if (notebook.isReadOnReplica()) {
						this.onReplica.incrementAndGet();
					}
					notebook.readByJpa();
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
