package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for many connections over {@link EndpointSocket}, with and without TLS.
 */
@ParameterizedClass
@EnumSource(names = { "REQUIRED", "OFF" })
class EndpointSocketCrowdTests {

	private static final Path OPEN_FILES = Path.of("/proc/self/fd");

	private static EndpointSocketWire wire;

	@BeforeParameterizedClassInvocation
	static void start(TlsMode tls) {
		wire = new EndpointSocketWire(tls);
	}

	@AfterParameterizedClassInvocation
	static void close() {
		wire.close();
	}

	@AfterEach
	void closeConnections() {
		wire.closeConnections();
	}

	@Parameter
	private TlsMode tls;

	@Test
	void manyConnectionsLeaveNoSocketOpen() throws SQLException, IOException {
		Assumptions.assumeTrue(Files.isDirectory(OPEN_FILES), "only Linux tells what the open files are");
		openAndClose();
		awaitNoSession();
		long before = socketsInUse();
		for (int i = 0; i < 2; i++) {
			openAndClose();
		}
		awaitNoSession();
		Awaitility.await().untilAsserted(() -> assertThat(socketsInUse()).isLessThanOrEqualTo(before));
	}

	private void openAndClose() throws SQLException {
		List<PhysicalConnection> opened = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			opened.add(wire.open());
		}
		assertThat(opened).allSatisfy((connection) -> {
			assertThat(EndpointSocketWire.ask(connection.connection(), "select 1")).isEqualTo("1");
			assertThat(connection.socket().look()).isEqualTo(Sight.QUIET);
		});
		opened.get(0).connection().abort(Runnable::run);
		wire.simulator().kill();
		EndpointSocketWire.awaitSight(opened.get(1), Sight.GONE);
		wire.closeConnections();
	}

	private void awaitNoSession() {
		Awaitility.await().until(() -> wire.simulator().openSessions() == 0);
	}

	// Sockets only: any class that is loaded meanwhile may open a jar
	private static long socketsInUse() throws IOException {
		// pgjdbc forgets the sockets of connections that were cut
		System.gc();
		try (Stream<Path> files = Files.list(OPEN_FILES)) {
			return files.filter(EndpointSocketCrowdTests::isSocket).count();
		}
	}

	private static boolean isSocket(Path file) {
		try {
			return Files.readSymbolicLink(file).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			// It was closed meanwhile
			return false;
		}
	}

	@ParameterizedTest
	@EnumSource
	void manyThreadsShareFewConnections(EndpointSocketThread kind) throws SQLException {
		BlockingQueue<Connection> pool = new LinkedBlockingQueue<>();
		for (int i = 0; i < 20; i++) {
			pool.add(wire.open().connection());
		}
		List<CompletableFuture<String>> answers = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			answers.add(kind.start(() -> sleep(pool)));
		}
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> answers.stream().allMatch(CompletableFuture::isDone));
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).isCompletedWithValue("done"));
	}

	private static String sleep(BlockingQueue<Connection> pool) throws Exception {
		Connection connection = pool.take();
		try {
			return EndpointSocketWire.ask(connection, "select 'done' || pg_sleep(0.2)");
		}
		finally {
			pool.add(connection);
		}
	}

}
