package io.github.neonspring.boot.testkit.front;

import java.io.IOException;
import java.net.SocketAddress;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection from its first byte to its end.
 */
final class ClientConnection implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(ClientConnection.class);

	/** Neon's limit for the handshake and, again, for the password exchange. */
	private static final int HANDSHAKE_TIMEOUT_MILLIS = 15_000;

	private static final int CONNECT_ATTEMPTS = 5;

	private static final String UNREACHABLE = "Couldn't connect to compute node";

	private final ClientSocket client;

	private final Front front;

	private final CancelKey cancelKey = CancelKey.random();

	private volatile @Nullable Session session;

	ClientConnection(ClientSocket client, Front front) {
		this.client = client;
		this.front = front;
	}

	@Override
	public void run() {
		try (this.client) {
			this.front.faults().awaitLight();
			int first = this.client.in().read();
			if (first >= 0) {
				this.front.counters().connects.increment();
				serve(first);
			}
		}
		catch (IOException ex) {
			logger.debug("A client of {} left during its handshake: {}", this.front.settings().endpoint(),
					ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.front.closed(this);
		}
	}

	private void serve(int first) throws IOException, InterruptedException {
		this.client.timeout(HANDSHAKE_TIMEOUT_MILLIS);
		Negotiation negotiation = new Negotiation(this.client, this.front.settings(), this.front.latency());
		StartupPacket startup = negotiation.startup(first);
		this.front.latency().roundTrip();
		if (startup == null) {
			this.front.cancel(new CancelKey(negotiation.cancelProcess(), negotiation.cancelSecret()));
			return;
		}
		MessageBytes held = new MessageBytes();
		try {
			pipe(startup, login(startup, held), held);
		}
		catch (RefusedException ex) {
			this.front.counters().rejectedLogins.increment();
			this.client.out().write(held.bytes(MessageBytes.error(ex.text())).toByteArray());
			this.client.out().flush();
		}
	}

	// Log a client in, collecting in held what it gets only at the end.
	private BackendConnection login(StartupPacket startup, MessageBytes held)
			throws IOException, InterruptedException, RefusedException {
		if (!this.client.secure() && !this.front.settings().plaintext()) {
			throw new RefusedException("connection is insecure (try using `sslmode=require`)");
		}
		if (startup.minorVersion() > 0) {
			this.client.out().write(new MessageBytes().integer(3 << 16).integer(0).message('v'));
		}
		EndpointRoute route = EndpointRoute.of(this.client.serverName(), startup.endpointOption(),
				this.front.settings());
		String address = this.client.address().getHostAddress();
		this.front.faults().check(true, address);
		EndpointCertificate certificate = this.client.secure() ? this.front.settings().certificate() : null;
		ScramVerifier verifier = route.known() ? this.front.compute().verifier(startup.user()) : null;
		held.bytes(new Authentication(this.client, this.front.latency(),
				(certificate != null) ? certificate.endPointHash() : null)
			.verify(startup.user(), verifier));
		held.bytes(new MessageBytes().integer(0).message('R'));
		this.front.faults().check(false, address);
		if (route.pooled() && !this.front.compute().hasPooler()) {
			throw new RefusedException("This machine has no PgBouncer to serve the pooled endpoint '"
					+ this.front.settings().endpoint() + EndpointRoute.POOLER_SUFFIX + "'. Install it (such as apt-get "
					+ "install pgbouncer) or use the direct endpoint.");
		}
		return connect(route.pooled(), startup.forwarded(), held);
	}

	private BackendConnection connect(boolean pooled, StartupPacket startup, MessageBytes held)
			throws InterruptedException, IOException, RefusedException {
		this.front.compute().used();
		for (int attempt = 1; attempt <= CONNECT_ATTEMPTS; attempt++) {
			BackendConnection backend = null;
			Compute.Login login = this.front.compute().login();
			try {
				backend = open(pooled);
				held.bytes(backend.login(startup));
				return backend;
			}
			catch (IOException ex) {
				logger.debug("Attempt {} to reach the compute of {} failed", attempt, this.front.settings().endpoint(),
						ex);
				close(backend);
			}
			catch (RefusedException ex) {
				close(backend);
				if (!ex.text().startsWith("the database system is shutting down") || attempt == CONNECT_ATTEMPTS) {
					throw ex;
				}
			}
			finally {
				login.close();
			}
			Thread.sleep(20L << attempt);
		}
		throw new RefusedException(UNREACHABLE);
	}

	private BackendConnection open(boolean pooled) throws InterruptedException, RefusedException, IOException {
		SocketAddress address;
		try {
			address = this.front.compute().awake(pooled);
		}
		catch (IOException ex) {
			logger.warn("The compute of {} could not be woken", this.front.settings().endpoint(), ex);
			throw new RefusedException(UNREACHABLE);
		}
		return BackendConnection.open(address);
	}

	private static void close(@Nullable BackendConnection backend) {
		if (backend != null) {
			backend.close();
		}
	}

	private void pipe(StartupPacket startup, BackendConnection backend, MessageBytes held) throws IOException {
		try (backend) {
			this.client.timeout(0);
			logger.trace("Session {}", this.cancelKey.process());
			Session piped = new Session(this.client, backend, this.front.faults(), this.front.latency(),
					this.front.compute(), this.front.counters(), startup.replication());
			this.session = piped;
			this.front.counters().sessions.increment();
			this.front.compute().used();
			held.bytes(this.cancelKey.message()).bytes(new MessageBytes().integer8('I').message('Z'));
			this.client.out().write(held.toByteArray());
			this.client.out().flush();
			piped.run(Thread.currentThread().getName());
		}
	}

	boolean cancelledBy(CancelKey key) {
		return this.cancelKey.equals(key);
	}

	void cancel() throws IOException {
		Session current = this.session;
		if (current != null) {
			current.cancel();
		}
	}

	boolean busy() {
		Session current = this.session;
		return current != null && current.busy();
	}

	boolean open() {
		return this.session != null;
	}

	boolean reachable() {
		return open() && this.client.reachable();
	}

	void vanish() {
		this.client.vanish();
	}

	void reset() {
		this.client.reset();
	}

}
