package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointSocketTests {

	private ServerSocket server;

	private EndpointSocket socket;

	private Socket peer;

	@BeforeEach
	void connect() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.socket = new EndpointSocket(SocketArgument.parse("test"));
		this.socket.connect(this.server.getLocalSocketAddress(), 5000);
		this.peer = this.server.accept();
	}

	@AfterEach
	void close() throws IOException {
		this.socket.close();
		this.peer.close();
		this.server.close();
	}

	@Test
	void timeoutOfAReadLeavesTheSocketReadable() throws IOException {
		this.socket.setSoTimeout(20);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> this.socket.getInputStream().read());
		say("hello");
		assertThat(hear(5)).isEqualTo("hello");
	}

	@Test
	void readOfNothingDoesNotWait() throws IOException {
		assertThat(this.socket.getInputStream().read(new byte[0])).isZero();
	}

	@Test
	void endOfStreamIsReadAgainAndAgain() throws IOException {
		this.peer.close();
		assertThat(this.socket.getInputStream().read()).isEqualTo(-1);
		assertThat(this.socket.getInputStream().read()).isEqualTo(-1);
		assertThat(this.socket.look()).isEqualTo(Sight.GONE);
	}

	@Test
	void whatALookFoundIsReadFirst() throws IOException {
		say("one ");
		awaitSight(Sight.PENDING);
		say("two");
		assertThat(hear(7)).isEqualTo("one two");
		assertThat(this.socket.look()).isEqualTo(Sight.QUIET);
	}

	@Test
	void goodbyeBeforeTheEndIsStillReadAfterALook() throws IOException {
		say("bye");
		this.peer.close();
		awaitSight(Sight.GONE);
		assertThat(hear(3)).isEqualTo("bye");
		assertThat(this.socket.getInputStream().read()).isEqualTo(-1);
	}

	@Test
	void lookKeepsNoMoreThanItHasRoomFor() throws IOException {
		byte[] much = new byte[3 * EndpointSocketInput.KEPT];
		much[much.length - 1] = 7;
		this.peer.getOutputStream().write(much);
		this.peer.close();
		Awaitility.await().until(() -> this.socket.getInputStream().available() == EndpointSocketInput.KEPT);
		assertThat(this.socket.look()).isEqualTo(Sight.PENDING);
		assertThat(this.socket.getInputStream().readAllBytes()).isEqualTo(much);
	}

	@Test
	void resetIsGoneAndStaysAFailure() throws IOException {
		this.peer.setSoLinger(true, 0);
		this.peer.close();
		awaitSight(Sight.GONE);
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.socket.getInputStream().read())
			.withMessageContaining("reset");
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.socket.getInputStream().read());
	}

	@Test
	void closedAndUnconnectedSocketsAreGone() throws IOException {
		this.socket.close();
		assertThat(this.socket.look()).isEqualTo(Sight.GONE);
		try (EndpointSocket unconnected = new EndpointSocket(SocketArgument.parse("test"))) {
			assertThat(unconnected.look()).isEqualTo(Sight.GONE);
		}
	}

	@Test
	void availableSeesWhatHasArrived() throws IOException {
		assertThat(this.socket.getInputStream().available()).isZero();
		say("hello");
		Awaitility.await().until(() -> this.socket.getInputStream().available() == 5);
		this.socket.close();
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.socket.getInputStream());
	}

	@Test
	void eachDirectionIsShutDownForItself() throws IOException {
		this.socket.shutdownOutput();
		assertThat(this.peer.getInputStream().read()).isEqualTo(-1);
		say("still here");
		assertThat(hear(10)).isEqualTo("still here");
		this.socket.shutdownInput();
		assertThat(this.socket.isInputShutdown()).isTrue();
		assertThat(this.socket.isOutputShutdown()).isTrue();
		assertThat(this.socket.isClosed()).isFalse();
	}

	@Test
	void addressesAreThoseOfTheConnection() throws IOException {
		assertThat(this.socket.getRemoteSocketAddress()).isEqualTo(this.server.getLocalSocketAddress());
		assertThat(this.socket.getPort()).isEqualTo(this.server.getLocalPort());
		assertThat(this.socket.getInetAddress().isLoopbackAddress()).isTrue();
		assertThat(this.socket.getLocalSocketAddress()).isEqualTo(this.peer.getRemoteSocketAddress());
		assertThat(this.socket.getLocalPort()).isEqualTo(this.peer.getPort());
		assertThat(this.socket.isBound()).isTrue();
		assertThat(this.socket.isConnected()).isTrue();
		assertThat(this.socket.getChannel()).isNull();
	}

	@Test
	void boundSocketConnectsFromItsAddress() throws IOException {
		try (EndpointSocket bound = new EndpointSocket(SocketArgument.parse("test"))) {
			bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			int port = bound.getLocalPort();
			bound.connect(this.server.getLocalSocketAddress());
			try (Socket accepted = this.server.accept()) {
				assertThat(accepted.getPort()).isEqualTo(port).isNotZero();
			}
		}
	}

	@Test
	void refusedConnectSaysSoAndCloses() throws IOException {
		this.server.close();
		try (EndpointSocket refused = new EndpointSocket(SocketArgument.parse("test"))) {
			assertThatExceptionOfType(ConnectException.class)
				.isThrownBy(() -> refused.connect(this.server.getLocalSocketAddress(), 1000));
			assertThat(refused.look()).isEqualTo(Sight.GONE);
		}
	}

	private void say(String words) throws IOException {
		this.peer.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
	}

	private String hear(int length) throws IOException {
		return new String(this.socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
	}

	private void awaitSight(Sight expected) {
		Awaitility.await().until(this.socket::look, expected::equals);
	}

}
