package io.github.neonspring.boot.testkit.front;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A TCP port on 127.0.0.1 that can refuse connects for a while without being lost.
 */
final class Listener implements Closeable {

	private static final int BACKLOG = 512;

	private static final int MOST_ATTEMPTS = 100;

	private static final Duration PAUSE = Duration.ofMillis(20);

	private static final Duration END_TIMEOUT = Duration.ofSeconds(5);

	private final FrontSettings settings;

	private final Taker taker;

	private final int port;

	private boolean closed;

	private volatile @Nullable ServerSocket socket;

	private @Nullable Thread accepting;

	// Bound but not listening: keeps the port and refuses connects
	private @Nullable Socket placeholder;

	Listener(FrontSettings settings, Taker taker) throws IOException {
		this.settings = settings;
		this.taker = taker;
		this.port = listen(settings.port());
	}

	private int listen(int atPort) throws IOException {
		ServerSocket listening = new ServerSocket();
		try {
			listening.setReuseAddress(true);
			listening.bind(new InetSocketAddress(loopback(), atPort), BACKLOG);
		}
		catch (IOException ex) {
			listening.close();
			throw new IOException("The simulated endpoint " + this.settings.endpoint() + " cannot listen on port "
					+ atPort + ": " + ex.getMessage(), ex);
		}
		this.socket = listening;
		Thread thread = new Thread(() -> accept(listening), "neon-simulator-accept-" + listening.getLocalPort());
		thread.setDaemon(true);
		thread.start();
		this.accepting = thread;
		return listening.getLocalPort();
	}

	private static InetAddress loopback() throws IOException {
		return InetAddress.getByAddress("localhost", new byte[] { 127, 0, 0, 1 });
	}

	private void accept(ServerSocket listening) {
		while (!listening.isClosed()) {
			try {
				Socket client = listening.accept();
				if (listening.isClosed()) {
					refuse(client);
				}
				else {
					this.taker.take(client);
				}
			}
			catch (IOException ex) {
				// Closed, or this one client left again
			}
		}
	}

	private static void refuse(Socket client) throws IOException {
		client.setSoLinger(true, 0);
		client.close();
	}

	int port() {
		return this.port;
	}

	// All clients that were accepted have been taken when this returns
	synchronized void down() {
		ServerSocket listening = this.socket;
		if (listening == null || this.closed) {
			return;
		}
		this.socket = null;
		try {
			listening.close();
			awaitLastAccept();
			this.placeholder = new Socket();
			this.placeholder.setReuseAddress(true);
			this.placeholder.bind(new InetSocketAddress(loopback(), this.port));
		}
		catch (IOException ex) {
			// Connects are refused all the same
		}
	}

	// The system listens on until the thread that accepts has seen the end
	private void awaitLastAccept() {
		Thread thread = this.accepting;
		if (thread == null) {
			return;
		}
		try {
			thread.join(END_TIMEOUT.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	boolean isDown() {
		return this.socket == null;
	}

	synchronized void up() throws IOException {
		if (this.socket == null && !this.closed) {
			release();
			listenAgain();
		}
	}

	// Somebody else's outgoing connection may have got the port for a moment
	private void listenAgain() throws IOException {
		for (int attempt = 1; this.socket == null; attempt++) {
			try {
				listen(this.port);
			}
			catch (IOException ex) {
				if (attempt == MOST_ATTEMPTS) {
					throw ex;
				}
				pause();
			}
		}
	}

	private static void pause() throws InterruptedIOException {
		try {
			Thread.sleep(PAUSE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	private void release() throws IOException {
		if (this.placeholder != null) {
			this.placeholder.close();
			this.placeholder = null;
		}
	}

	@Override
	public synchronized void close() throws IOException {
		this.closed = true;
		ServerSocket listening = this.socket;
		if (listening != null) {
			listening.close();
			awaitLastAccept();
		}
		release();
	}

	/**
	 * Who takes the clients.
	 */
	interface Taker {

		void take(Socket client) throws IOException;

	}

}
