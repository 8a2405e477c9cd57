package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for ten {@link NeonSimulator}s at once and for what is left of them.
 */
class ManySimulatorsTests {

	@Test
	void tenRunAtOnceAndLeaveNothing() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(10);
		List<Future<NeonSimulator>> starting = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			starting.add(executor.submit(() -> NeonSimulator.builder().tls(TlsMode.OFF).start()));
		}
		List<NeonSimulator> running = new ArrayList<>();
		for (Future<NeonSimulator> simulator : starting) {
			running.add(simulator.get());
		}
		for (NeonSimulator simulator : running) {
			assertThat(Sql.value(simulator.jdbcUrl(), "select 1")).isEqualTo("1");
		}
		List<Future<?>> closing = new ArrayList<>();
		running.forEach((simulator) -> closing.add(executor.submit(simulator::close)));
		for (Future<?> closed : closing) {
			closed.get();
		}
		executor.shutdown();
		for (NeonSimulator simulator : running) {
			assertThat(simulator.isAwake()).isFalse();
			Awaitility.await().until(() -> threadsOf(simulator).isEmpty());
		}
	}

	@Test
	void closeEndsOpenConnectionsAndIsRepeatable() throws Exception {
		NeonSimulator simulator = NeonSimulator.builder().tls(TlsMode.OFF).start();
		try (Connection connection = DriverManager.getConnection(simulator.jdbcUrl())) {
			Sql.run(connection, "select 1");
			simulator.close();
			simulator.close();
			assertThat((Throwable) Sql.failure(() -> Sql.run(connection, "select 1"))).isNotNull();
			Awaitility.await().until(() -> threadsOf(simulator).isEmpty());
		}
	}

	private static List<String> threadsOf(NeonSimulator simulator) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("neon-simulator-") && name.contains("-" + simulator.port()))
			.toList();
	}

}
