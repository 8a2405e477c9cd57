package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for an {@link EndpointSocket} on which a thread waits.
 */
class EndpointSocketBlockedTests {

	private static final int MORE_THAN_THE_BUFFERS_HOLD = 20 * 1024 * 1024;

	private ServerSocket server;

	private EndpointSocket socket;

	@BeforeEach
	void listen() throws IOException {
		this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		this.socket = new EndpointSocket(SocketArgument.parse("test"));
	}

	@AfterEach
	void close() throws IOException {
		this.socket.close();
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void closeWakesABlockedReader(EndpointSocketThread kind) throws Exception {
		try (Socket peer = connected()) {
			CompletableFuture<Integer> read = kind.start(() -> this.socket.getInputStream().read());
			kind.awaitBlocked();
			this.socket.close();
			assertThatSocketClosed(read);
			assertThat(peer.getInputStream().read()).isEqualTo(-1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void closeWakesABlockedWriter(EndpointSocketThread kind) throws Exception {
		try (Socket peer = connected()) {
			CompletableFuture<Integer> write = kind.start(this::writeMuch);
			kind.awaitBlocked();
			this.socket.close();
			assertThatSocketClosed(write);
			assertThat(peer.isClosed()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void closeWakesABlockedConnect(EndpointSocketThread kind) throws Exception {
		List<Socket> backlog = fillBacklog();
		CompletableFuture<Integer> connect = kind.start(() -> {
			this.socket.connect(this.server.getLocalSocketAddress(), 60_000);
			return 0;
		});
		kind.awaitBlocked();
		this.socket.close();
		assertThatSocketClosed(connect);
		closeAll(backlog);
	}

	@Test
	void connectTimesOutAndCloses() throws IOException {
		List<Socket> backlog = fillBacklog();
		assertThatExceptionOfType(SocketTimeoutException.class)
			.isThrownBy(() -> this.socket.connect(this.server.getLocalSocketAddress(), 50));
		assertThat(this.socket.look()).isEqualTo(Sight.GONE);
		closeAll(backlog);
	}

	@ParameterizedTest
	@EnumSource
	void lookDoesNotDisturbABlockedReader(EndpointSocketThread kind) throws Exception {
		try (Socket peer = connected()) {
			CompletableFuture<Integer> read = kind.start(() -> this.socket.getInputStream().read());
			kind.awaitBlocked();
			peer.getOutputStream().write(42);
			while (!read.isDone()) {
				assertThat(this.socket.look()).isEqualTo(Sight.QUIET);
			}
			assertThat(read).isCompletedWithValue(42);
		}
	}

	@ParameterizedTest
	@EnumSource
	void interruptsDisturbNeitherReaderNorWriter(EndpointSocketThread kind) throws Exception {
		try (Socket peer = connected()) {
			CompletableFuture<Integer> dialog = kind.start(() -> {
				writeMuch();
				int answer = this.socket.getInputStream().read();
				return Thread.currentThread().isInterrupted() ? answer : -2;
			});
			kind.awaitBlocked();
			kind.thread().interrupt();
			peer.getInputStream().skipNBytes(MORE_THAN_THE_BUFFERS_HOLD / 2);
			kind.thread().interrupt();
			peer.getInputStream().skipNBytes(MORE_THAN_THE_BUFFERS_HOLD / 2);
			kind.awaitBlocked();
			kind.thread().interrupt();
			kind.awaitBlocked();
			peer.getOutputStream().write(42);
			Awaitility.await().until(dialog::isDone);
			assertThat(dialog).isCompletedWithValue(42);
		}
	}

	@ParameterizedTest
	@EnumSource
	void interruptedThreadConnects(EndpointSocketThread kind) {
		CompletableFuture<Integer> connect = kind.start(() -> {
			Thread.currentThread().interrupt();
			this.socket.connect(this.server.getLocalSocketAddress(), 5000);
			return Thread.currentThread().isInterrupted() ? 1 : 0;
		});
		Awaitility.await().until(connect::isDone);
		assertThat(connect).isCompletedWithValue(1);
		assertThat(this.socket.look()).isEqualTo(Sight.QUIET);
	}

	@Test
	void whatIsWrittenWhileTheBuffersAreFullArrivesInOrder() throws Exception {
		byte[] sent = new byte[MORE_THAN_THE_BUFFERS_HOLD];
		ThreadLocalRandom.current().nextBytes(sent);
		try (Socket peer = connected()) {
			CompletableFuture<Void> write = CompletableFuture.runAsync(() -> write(sent));
			assertThat(peer.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
			Awaitility.await().until(write::isDone);
		}
	}

	private Socket connected() throws IOException {
		this.socket.connect(this.server.getLocalSocketAddress(), 5000);
		return this.server.accept();
	}

	private int writeMuch() throws IOException {
		this.socket.getOutputStream().write(new byte[MORE_THAN_THE_BUFFERS_HOLD]);
		return 0;
	}

	private void write(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<Socket> fillBacklog() throws IOException {
		List<Socket> waiting = new ArrayList<>();
		while (true) {
			Socket next = new Socket();
			try {
				next.connect(this.server.getLocalSocketAddress(), 200);
				waiting.add(next);
			}
			catch (SocketTimeoutException ex) {
				next.close();
				return waiting;
			}
		}
	}

	private static void closeAll(List<Socket> sockets) throws IOException {
		for (Socket socket : sockets) {
			socket.close();
		}
	}

	private static void assertThatSocketClosed(CompletableFuture<?> blocked) {
		Awaitility.await().until(blocked::isDone);
		assertThat(blocked).isCompletedExceptionally();
		assertThat(blocked.handle((result, ex) -> ex).join()).isInstanceOf(SocketException.class);
	}

}
