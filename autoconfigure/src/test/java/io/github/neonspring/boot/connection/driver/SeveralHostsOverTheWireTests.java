package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.neonspring.boot.connection.failure.FailureKind;
import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatedReplica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for connection strings with several hosts, on a primary and its standby.
 */
class SeveralHostsOverTheWireTests {

	private static NeonSimulator primary;

	private static SimulatedReplica standby;

	@BeforeAll
	static void start() {
		primary = NeonSimulator.builder().replicas(1).start();
		standby = primary.replicas().get(0);
	}

	@AfterAll
	static void stop() {
		primary.close();
	}

	@ParameterizedTest
	@CsvSource({ "any, primary", "any, standby", "read-write, primary", "primary, primary", "read-only, standby",
			"standby, standby", "prefer-standby, standby" })
	void eachWordOfLibpqFindsItsServer(String word, String expected) throws SQLException {
		List<List<String>> orders = List.of(List.of("primary", "standby"), List.of("standby", "primary"));
		for (List<String> order : orders) {
			if (!word.equals("any") || order.get(0).equals(expected)) {
				try (ConnectingDataSource dataSource = dataSource(url(order) + "&target_session_attrs=" + word)) {
					assertThat(server(dataSource)).isEqualTo(expected);
				}
			}
		}
	}

	@Test
	void socketIsThatOfTheHostThatWasChosen() throws SQLException {
		try (ConnectingDataSource dataSource = dataSource(
				url(List.of("standby", "primary")) + "&target_session_attrs=read-write");
				Connection connection = dataSource.getConnection()) {
			EndpointSocket socket = dataSource.socketOf(connection);
			assertThat(socket).isNotNull();
			assertThat(socket.getPort()).isEqualTo(primary.port());
			assertThat(dataSource.isQuiet(connection)).isTrue();
		}
	}

	@Test
	void noSuitableServerIsOneThatIsNotThereYet() {
		try (ConnectingDataSource dataSource = dataSource(
				url(List.of("standby", "standby")) + "&target_session_attrs=read-write")) {
			SQLException failure = catchThrowableOfType(SQLException.class, dataSource::getConnection);
			assertThat(ConnectFailure.of(failure)).isEqualTo(ConnectFailure.NO_SUCH_SERVER);
			assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.WAKING);
		}
	}

	@Test
	void hostThatAcceptsNothingDoesNotBarTheWayToTheNext() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				ConnectingDataSource dataSource = dataSource(
						primary.url().replace("@", "@127.0.0.1:" + silent.getLocalPort() + ",")
								+ "&connect_timeout=1&target_session_attrs=read-write")) {
			List<Socket> backlog = fillBacklog(silent);
			long start = System.nanoTime();
			assertThat(server(dataSource)).isEqualTo("primary");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
			for (Socket socket : backlog) {
				socket.close();
			}
		}
	}

	private static List<Socket> fillBacklog(ServerSocket server) throws IOException {
		List<Socket> waiting = new ArrayList<>();
		while (true) {
			Socket next = new Socket();
			try {
				next.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
				waiting.add(next);
			}
			catch (SocketTimeoutException ex) {
				next.close();
				return waiting;
			}
		}
	}

	private static String url(List<String> order) {
		String hosts = String.join(",",
				order.stream()
					.map((name) -> name.equals("primary") ? primary.endpoint() + ".localhost:" + primary.port()
							: standby.endpoint() + ".localhost:" + standby.port())
					.toList());
		return primary.url().replaceFirst("@[^/]+/", "@" + hosts + "/");
	}

	private static ConnectingDataSource dataSource(String url) {
		JdbcTarget target = JdbcTarget.of(ConnectionString.parse(url), TargetOptions.NONE);
		return new ConnectingDataSource(target, Duration.ofSeconds(30), ConnectListener.NONE);
	}

	private static String server(ConnectingDataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
			row.next();
			return row.getBoolean(1) ? "standby" : "primary";
		}
	}

}
