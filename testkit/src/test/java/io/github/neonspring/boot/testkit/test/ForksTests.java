package io.github.neonspring.boot.testkit.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonTest} in several JVMs of one build, on a machine whose environment
 * is full of URLs, and which ends the JVMs without a warning.
 */
class ForksTests {

	private static final int FORKS = 4;

	private static final String CLASSES = "5";

	@TempDir
	private Path build;

	@Test
	void forksShareAServerMigrateOnceReachNoRealDatabaseAndLeaveNothing() throws Exception {
		AtomicInteger connects = new AtomicInteger();
		List<Fork> forks = new ArrayList<>();
		try (ServerSocket real = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			count(real, connects);
			for (int i = 1; i <= FORKS; i++) {
				forks.add(Fork.start(this.build, i, OneOfMany.class, CLASSES, machine(real.getLocalPort())));
			}
			for (Fork fork : forks) {
				assertThat(fork.exitCode()).as(fork.text()).isZero();
			}
		}
		assertThat(connects).hasValue(0);
		assertThat(values(forks, "SUCCEEDED")).containsOnly(CLASSES);
		assertThat(values(forks, "CONTEXTS")).containsOnly("1");
		assertThat(values(forks, "DATABASES").distinct()).hasSize(FORKS);
		assertThat(values(forks, "MIGRATED").distinct()).hasSize(1);
		assertThat(values(forks, "SERVER").distinct()).hasSize(1);
		Path data = Path.of(forks.get(0).value("SERVER"));
		Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(data).doesNotExist());
	}

	private static Stream<String> values(List<Fork> forks, String name) {
		return forks.stream().map((fork) -> fork.value(name));
	}

	private static Map<String, String> machine(int port) {
		Map<String, String> variables = new HashMap<>();
		Stream
			.of("NEON_DATABASE_URL", "DATABASE_URL", "NEON_URL", "NEON_DIRECT_URL", "DATABASE_URL_UNPOOLED",
					"NEON_READ_REPLICA_URLS")
			.forEach((name) -> variables.put(name, "postgresql://u:hush-real@127.0.0.1:" + port + "/real"));
		Stream.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_HIKARI_JDBC_URL", "SPRING_FLYWAY_URL")
			.forEach((name) -> variables.put(name, "jdbc:postgresql://127.0.0.1:" + port + "/real"));
		Stream.of("SPRING_DATASOURCE", "SPRING_DATASOURCE_HIKARI")
			.forEach((name) -> variables.putAll(Map.of(name + "_USERNAME", "real", name + "_PASSWORD", "hush-real")));
		return variables;
	}

	private static void count(ServerSocket real, AtomicInteger connects) {
		Thread thread = new Thread(() -> {
			while (!real.isClosed()) {
				try {
					real.accept().close();
					connects.incrementAndGet();
				}
				catch (IOException ex) {
					// The test is over
				}
			}
		}, "real-database");
		thread.setDaemon(true);
		thread.start();
	}

}
