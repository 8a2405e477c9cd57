package io.github.neonspring.boot.testkit.front;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * The one TCP port on loopback at which an endpoint, direct and pooled, is reached.
 *
 * @since 0.1.0
 */
public final class Front implements Closeable {

	private static final int BACKLOG = 512;

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private final FrontSettings settings;

	private final Compute compute;

	private final Counters counters = new Counters();

	private final Faults faults = new Faults();

	private final Latency latency = new Latency(this.counters.roundTrips);

	private final Map<ClientConnection, Thread> connections = new ConcurrentHashMap<>();

	private final AtomicLong numbers = new AtomicLong();

	private final int port;

	private @Nullable ServerSocket listener;

	/** Keeps the port, refusing connects, while the endpoint is down. */
	private @Nullable Socket placeholder;

	/**
	 * Begin to listen.
	 * @param settings the settings
	 * @param compute the compute behind the front
	 * @throws IOException if the port is taken
	 */
	public Front(FrontSettings settings, Compute compute) throws IOException {
		this.settings = settings;
		this.compute = compute;
		this.port = listen(settings.port());
	}

	private synchronized int listen(int atPort) throws IOException {
		ServerSocket socket = new ServerSocket();
		try {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(loopback(), atPort), BACKLOG);
		}
		catch (IOException ex) {
			socket.close();
			throw new IOException("The simulated endpoint " + this.settings.endpoint() + " cannot listen on port "
					+ atPort + ": " + ex.getMessage(), ex);
		}
		this.listener = socket;
		Thread thread = new Thread(() -> accept(socket), "neon-simulator-accept-" + socket.getLocalPort());
		thread.setDaemon(true);
		thread.start();
		return socket.getLocalPort();
	}

	private static InetAddress loopback() throws IOException {
		return InetAddress.getByAddress("localhost", new byte[] { 127, 0, 0, 1 });
	}

	private void accept(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				take(socket.accept());
			}
			catch (IOException ex) {
				// Closed, or this one client left again
			}
		}
	}

	private void take(Socket socket) throws IOException {
		ClientConnection connection = new ClientConnection(new ClientSocket(socket), this);
		Thread thread = new Thread(connection,
				"neon-simulator-client-" + this.port + "-" + this.numbers.incrementAndGet());
		thread.setDaemon(true);
		this.connections.put(connection, thread);
		thread.start();
	}

	void closed(ClientConnection connection) {
		this.connections.remove(connection);
	}

	void cancel(CancelKey key) throws IOException {
		for (ClientConnection connection : this.connections.keySet()) {
			if (connection.cancelledBy(key)) {
				connection.cancel();
			}
		}
	}

	FrontSettings settings() {
		return this.settings;
	}

	Compute compute() {
		return this.compute;
	}

	Latency latency() {
		return this.latency;
	}

	/**
	 * Return the port.
	 * @return the port on 127.0.0.1
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Return the counters.
	 * @return the counters
	 */
	public Counters counters() {
		return this.counters;
	}

	/**
	 * Return the scripted faults.
	 * @return the faults
	 */
	public Faults faults() {
		return this.faults;
	}

	/**
	 * Set the injected latency.
	 * @param roundTrip the time each round trip takes
	 */
	public void latency(Duration roundTrip) {
		this.latency.set(roundTrip.toNanos());
	}

	/**
	 * Return whether any session is in a transaction, runs a statement or replicates.
	 * @return whether the compute must stay awake for a session
	 */
	public boolean busy() {
		return this.connections.keySet().stream().anyMatch(ClientConnection::busy);
	}

	/**
	 * Return the number of open sessions.
	 * @return how many
	 */
	public int openSessions() {
		return (int) this.connections.keySet().stream().filter(ClientConnection::open).count();
	}

	/**
	 * Cut every connection without a goodbye.
	 */
	public void reset() {
		this.connections.keySet().forEach(ClientConnection::reset);
	}

	/**
	 * Let every byte of the open connections vanish and new ones hang.
	 */
	public void goDark() {
		this.faults.dark(true);
		this.connections.keySet().forEach(ClientConnection::vanish);
	}

	/**
	 * Let new connections through again.
	 */
	public void restore() {
		this.faults.dark(false);
	}

	/**
	 * Refuse TCP connects and cut open connections.
	 */
	public synchronized void down() {
		ServerSocket current = this.listener;
		if (current == null) {
			return;
		}
		this.listener = null;
		try {
			current.close();
			Socket reservation = new Socket();
			reservation.setReuseAddress(true);
			reservation.bind(new InetSocketAddress(loopback(), this.port));
			this.placeholder = reservation;
		}
		catch (IOException ex) {
			// Connects are refused all the same
		}
		reset();
	}

	/**
	 * Listen again.
	 * @throws IOException if another process took the port
	 */
	public synchronized void up() throws IOException {
		if (this.listener == null) {
			release();
			listen(this.port);
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
		if (this.listener != null) {
			this.listener.close();
		}
		release();
		reset();
		this.connections.values().forEach(Thread::interrupt);
		long deadline = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
		for (Thread thread : this.connections.values()) {
			try {
				TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

}
