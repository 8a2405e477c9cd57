package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

import jdk.net.ExtendedSocketOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

import io.github.neonspring.boot.connection.string.ConnectionString;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointSocketFactoryTests {

	private final EndpointSocketFactory factory = new EndpointSocketFactory("pool/1");

	private ServerSocket server;

	@BeforeEach
	void listen() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	}

	@AfterEach
	void closeServer() throws IOException {
		EndpointSocketFactory.opened("pool/1");
		this.server.close();
	}

	@Test
	void keepaliveIsSetOnTheSocket() throws IOException {
		try (Socket socket = this.factory.createSocket(this.server.getInetAddress(), this.server.getLocalPort())) {
			assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
			if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
				assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(45);
				assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)).isEqualTo(10);
				assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(3);
			}
		}
	}

	@Test
	void unresolvedNamesBelowLocalhostAreLoopback() throws IOException {
		try (Socket socket = this.factory.createSocket()) {
			socket.connect(InetSocketAddress.createUnresolved("ep-a-b-1.localhost", this.server.getLocalPort()), 1000);
			assertThat(socket.getInetAddress().isLoopbackAddress()).isTrue();
		}
	}

	@Test
	void otherUnresolvedNamesStayUnknown() throws IOException {
		try (Socket socket = this.factory.createSocket()) {
			assertThatExceptionOfType(UnknownHostException.class)
				.isThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("ep-a-b-1.invalid", 5432), 1000));
		}
	}

	@Test
	void closingMakesABlockedConnectFailAtOnce() throws IOException {
		Properties properties = JdbcTarget
			.of(ConnectionString.parse("postgresql://u@localhost:" + this.server.getLocalPort() + "/db"),
					new TargetOptions(null, null, "pool/1"))
			.properties();
		CompletableFuture<Object> connect = CompletableFuture.supplyAsync(() -> connect(properties));
		try (Socket accepted = this.server.accept()) {
			assertThat(EndpointSocketFactory.closeOpening("other")).isZero();
			assertThat(EndpointSocketFactory.closeOpening("pool")).isEqualTo(1);
			Awaitility.await().atMost(Duration.ofSeconds(4)).until(connect::isDone);
			assertThat(connect.join()).isInstanceOf(SQLException.class);
			assertThat(accepted.isConnected()).isTrue();
		}
	}

	private Object connect(Properties properties) {
		try {
			return new Driver().connect("jdbc:postgresql://localhost:" + this.server.getLocalPort() + "/db",
					properties);
		}
		catch (SQLException ex) {
			return ex;
		}
	}

	@Test
	void attemptThatWasGivenUpGetsNoFurtherSockets() throws IOException {
		this.factory.createSocket();
		EndpointSocketFactory.closeOpening("pool/1");
		assertThatExceptionOfType(SocketException.class).isThrownBy(this.factory::createSocket);
		EndpointSocketFactory.opened("pool/1");
		this.factory.createSocket().close();
	}

	@Test
	void openedSocketsStayOpen() throws IOException {
		try (Socket socket = this.factory.createSocket()) {
			EndpointSocketFactory.opened("pool/1");
			assertThat(EndpointSocketFactory.closeOpening("pool")).isZero();
			assertThat(socket.isClosed()).isFalse();
		}
	}

}
