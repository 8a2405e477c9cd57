package io.github.neonspring.boot.testkit.front;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Listener}.
 */
class ListenerTests {

	private static final int TIMES = 300;

	private final Queue<Socket> taken = new ConcurrentLinkedQueue<>();

	private Listener listener;

	@BeforeEach
	void listen() throws IOException {
		this.listener = new Listener(new FrontSettings("ep-quiet-moon-a1b2c3d4", 0, null, true, false),
				this.taken::add);
	}

	@AfterEach
	void close() throws IOException {
		this.listener.close();
		for (Socket client : this.taken) {
			client.close();
		}
	}

	@Test
	void connectIsRefusedAsSoonAsItIsDown() throws IOException {
		for (int i = 0; i < TIMES; i++) {
			this.listener.down();
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect().close());
			this.listener.up();
		}
		assertThat(this.taken).isEmpty();
	}

	@RepeatedTest(3)
	void nobodyIsTakenAnyMoreOnceItIsDown() throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		Thread client = new Thread(() -> connectUntil(over));
		client.start();
		try {
			for (int i = 0; i < TIMES / 3; i++) {
				int before = this.taken.size();
				Awaitility.await()
					.pollDelay(Duration.ZERO)
					.pollInterval(Duration.ofMillis(1))
					.until(() -> this.taken.size() > before);
				this.listener.down();
				int atEnd = this.taken.size();
				assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect().close());
				assertThat(this.taken).hasSize(atEnd);
				this.listener.up();
			}
		}
		finally {
			over.set(true);
			client.join();
		}
	}

	private void connectUntil(AtomicBoolean over) {
		while (!over.get()) {
			try (Socket socket = connect()) {
				assertThat(socket.isConnected()).isTrue();
			}
			catch (IOException ex) {
				// Nobody listens now
			}
		}
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket();
		try {
			socket.setSoLinger(true, 0);
			socket.connect(new InetSocketAddress("127.0.0.1", this.listener.port()));
			return socket;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

}
