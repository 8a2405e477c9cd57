package io.github.neonspring.boot.connection.driver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

import io.github.neonspring.boot.testkit.TlsMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for statements over an {@link EndpointSocket}, with and without TLS.
 */
@ParameterizedClass
@EnumSource(names = { "REQUIRED", "OFF" })
class EndpointSocketStatementTests {

	private static final String CANCELLED = "select pg_sleep(60) as cancelled";

	private static final String ABORTED = "select pg_sleep(60) as aborted";

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

	@ParameterizedTest
	@EnumSource
	void interruptNeitherBreaksAStatementNorIsForgotten(EndpointSocketThread kind) throws SQLException {
		Connection connection = wire.open().connection();
		CompletableFuture<Boolean> statement = kind.start(() -> {
			EndpointSocketWire.ask(connection, "select pg_sleep(1)");
			return Thread.currentThread().isInterrupted();
		});
		wire.awaitRunning("select pg_sleep(1)");
		kind.thread().interrupt();
		Awaitility.await().until(statement::isDone);
		assertThat(statement).isCompletedWithValue(true);
		assertThat(EndpointSocketWire.ask(connection, "select 1")).isEqualTo("1");
	}

	@ParameterizedTest
	@EnumSource
	void interruptedThreadConnectsAndCommits(EndpointSocketThread kind) {
		CompletableFuture<String> work = kind.start(() -> {
			Thread.currentThread().interrupt();
			Connection connection = wire.open().connection();
			connection.setAutoCommit(false);
			String answer = EndpointSocketWire.ask(connection, "select txid_current() > 0");
			connection.commit();
			return answer + Thread.currentThread().isInterrupted();
		});
		Awaitility.await().until(work::isDone);
		assertThat(work).isCompletedWithValue("ttrue");
	}

	@Test
	void statementIsCancelledOverASocketOfNoFurtherInterest() throws SQLException {
		PhysicalConnection opened = wire.open();
		try (Statement statement = opened.connection().createStatement()) {
			CompletableFuture<SQLException> failure = fail(() -> statement.executeQuery(CANCELLED));
			wire.awaitRunning(CANCELLED);
			statement.cancel();
			assertThat(failure.join().getSQLState()).isEqualTo("57014");
		}
		assertThat(EndpointSocketWire.ask(opened.connection(), "select 1")).isEqualTo("1");
		assertThat(opened.socket().look()).isEqualTo(Sight.QUIET);
	}

	@Test
	void queryTimeoutEndsTheStatementOnly() throws SQLException {
		Connection connection = wire.open().connection();
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(1);
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.executeQuery("select pg_sleep(60)"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014"));
		}
		assertThat(EndpointSocketWire.ask(connection, "select 1")).isEqualTo("1");
	}

	@Test
	void socketTimeoutEndsTheConnection() throws SQLException {
		PhysicalConnection opened = wire.open();
		opened.connection().setNetworkTimeout(Runnable::run, 200);
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> EndpointSocketWire.ask(opened.connection(), "select pg_sleep(60)"))
			.withRootCauseInstanceOf(SocketTimeoutException.class);
		assertThat(opened.socket().look()).isEqualTo(Sight.GONE);
	}

	@Test
	void abortFromAnotherThreadEndsAStatement() throws SQLException {
		PhysicalConnection opened = wire.open();
		CompletableFuture<SQLException> failure = fail(() -> EndpointSocketWire.ask(opened.connection(), ABORTED));
		wire.awaitRunning(ABORTED);
		opened.connection().abort(Runnable::run);
		Awaitility.await().until(failure::isDone);
		assertThat(failure.join().getSQLState()).startsWith("08");
		assertThat(opened.socket().look()).isEqualTo(Sight.GONE);
	}

	@Test
	void largeResultArrivesWhole() throws SQLException {
		Connection connection = wire.open().connection();
		long length = 0;
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("select repeat('x', 1048576) || i from generate_series(1, 12) i")) {
			while (rows.next()) {
				length += rows.getString(1).length();
			}
		}
		assertThat(length).isEqualTo(12 * 1048576 + 9 + 2 * 3);
	}

	@Test
	void largeCopyArrivesWhole() throws SQLException, IOException {
		Connection connection = wire.open().connection();
		try (Statement statement = connection.createStatement()) {
			statement.execute("create temporary table copied (word text)");
		}
		byte[] rows = ("y".repeat(1023) + "\n").repeat(12 * 1024).getBytes(StandardCharsets.US_ASCII);
		long count = connection.unwrap(PGConnection.class)
			.getCopyAPI()
			.copyIn("copy copied from stdin", new ByteArrayInputStream(rows));
		assertThat(count).isEqualTo(12 * 1024);
		assertThat(EndpointSocketWire.ask(connection, "select sum(length(word)) from copied"))
			.isEqualTo(String.valueOf(12 * 1024 * 1023));
	}

	private static CompletableFuture<SQLException> fail(Work work) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				work.run();
				return new SQLException("It did not fail");
			}
			catch (SQLException ex) {
				return ex;
			}
		});
	}

	private interface Work {

		void run() throws SQLException;

	}

}
