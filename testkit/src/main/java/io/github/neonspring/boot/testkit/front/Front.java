package io.github.neonspring.boot.testkit.front;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The one TCP port on loopback at which an endpoint, direct and pooled, is reached.
 *
 * @since 0.1.0
 */
public final class Front implements Closeable {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration LAST_WORDS_TIMEOUT = Duration.ofSeconds(2);

	private final FrontSettings settings;

	private final Compute compute;

	private final Counters counters = new Counters();

	private final Faults faults = new Faults();

	private final Latency latency = new Latency(this.counters.roundTrips);

	private final Map<ClientConnection, Thread> connections = new ConcurrentHashMap<>();

	private final AtomicLong numbers = new AtomicLong();

	private final Listener listener;

	/**
	 * Begin to listen.
	 * @param settings the settings
	 * @param compute the compute behind the front
	 * @throws IOException if the port is taken
	 */
	public Front(FrontSettings settings, Compute compute) throws IOException {
		this.settings = settings;
		this.compute = compute;
		this.listener = new Listener(settings, this::take);
	}

	private void take(Socket socket) throws IOException {
		ClientConnection connection = new ClientConnection(new ClientSocket(socket), this);
		Thread thread = new Thread(connection,
				"neon-simulator-client-" + socket.getLocalPort() + "-" + this.numbers.incrementAndGet());
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
		return this.listener.port();
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
	 * Do what makes the server end its sessions, and return when its last words have
	 * reached the clients, after 2 s at the latest.
	 * @param end what ends the sessions
	 */
	public void whileSessionsEnd(Runnable end) {
		List<Thread> ending = this.connections.entrySet()
			.stream()
			.filter((connection) -> connection.getKey().reachable())
			.map(Map.Entry::getValue)
			.toList();
		end.run();
		await(ending, LAST_WORDS_TIMEOUT);
	}

	/**
	 * Cut every connection without a goodbye.
	 */
	public void reset() {
		this.connections.keySet().forEach(ClientConnection::reset);
	}

	/**
	 * Cut some sessions without a goodbye, arbitrary ones.
	 * @param sessions how many
	 * @return how many there were to cut
	 */
	public int reset(int sessions) {
		return each(sessions, ClientConnection::reset);
	}

	/**
	 * Let every byte of some sessions vanish, arbitrary ones.
	 * @param sessions how many
	 * @return how many there were
	 */
	public int goDark(int sessions) {
		return each(sessions, ClientConnection::vanish);
	}

	private int each(int sessions, Consumer<ClientConnection> fault) {
		List<ClientConnection> chosen = this.connections.keySet()
			.stream()
			.filter(ClientConnection::reachable)
			.limit(sessions)
			.toList();
		chosen.forEach(fault);
		return chosen.size();
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
	public void down() {
		refuseConnects();
		reset();
	}

	/**
	 * Refuse TCP connects; open connections stay.
	 */
	public void refuseConnects() {
		this.listener.down();
	}

	/**
	 * Return whether TCP connects are refused.
	 * @return whether nobody listens
	 */
	public boolean refusesConnects() {
		return this.listener.isDown();
	}

	/**
	 * Listen again.
	 * @throws IOException if another process took the port
	 */
	public void up() throws IOException {
		this.listener.up();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		reset();
		this.connections.values().forEach(Thread::interrupt);
		await(this.connections.values(), CLOSE_TIMEOUT);
	}

	private static void await(Collection<Thread> ending, Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		for (Thread thread : ending) {
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
