package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A real PostgreSQL as child processes of this JVM: it can be stopped and started again
 * with its data, and never outlives the JVM.
 * <p>
 * It listens on a Unix socket in a private directory (on Windows on a port of the
 * loopback interface) and lets every role in without a password; the superuser is
 * {@value #SUPERUSER}. As root, the processes run as an unprivileged user. Threads may
 * share an instance. Its builder is beside it here, since nobody needs one without the
 * other.
 *
 * @since 0.1.0
 */
public final class PostgresServer implements DatabaseServer {

	/**
	 * Name of the superuser.
	 */
	public static final String SUPERUSER = "postgres";

	static final String DATA = "data";

	private static final int USUAL_PORT = 5432;

	private final @Nullable Path keptDirectory;

	private final @Nullable BaseBackup backup;

	private final ServerParameters parameters;

	private final int port = (Platform.CURRENT.isWindows()) ? FreePort.find() : USUAL_PORT;

	private volatile @Nullable Home home;

	private volatile @Nullable Postmaster postmaster;

	private boolean closed;

	private PostgresServer(Builder builder) {
		this.keptDirectory = builder.dataDirectory;
		this.backup = null;
		this.parameters = builder.parameters.copy();
	}

	private PostgresServer(PostgresServer primary, String slot) {
		this.keptDirectory = null;
		this.backup = new BaseBackup(primary, slot);
		this.parameters = this.backup.parameters(primary.parameters);
	}

	/**
	 * Begin to describe a server.
	 * @return a builder whose server keeps nothing
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return a hot standby of this server: its first start copies the data, for which
	 * this server must be running, and from then on it follows by streaming. What it has
	 * not received is kept here until it is closed. Its data are temporary and its
	 * parameters those of this server.
	 * @param slot the name of its replication slot and application
	 * @return the standby, which does not start yet
	 * @throws IllegalStateException if this server was never started
	 */
	public PostgresServer standby(String slot) {
		Assert.isTrue(slot.matches("[a-z0-9_]{1,63}"), () -> "'" + slot + "' is no name of a replication slot");
		return new PostgresServer(this, slot);
	}

	/**
	 * Make a running standby a primary, on a timeline of its own, and return when it
	 * takes writes. It applies all that it has received first.
	 * @throws IllegalStateException if it is no running standby
	 */
	@Override
	public synchronized void promote() {
		home().promote();
	}

	/**
	 * Start the server unless it is running, and return when it accepts sessions. The
	 * first start creates the cluster where the data directory is empty.
	 * @throws IllegalStateException if the server is closed, PostgreSQL refuses to start
	 * (the end of its log is in the message), no binaries for this platform are on the
	 * class path, or the data directory is in use or belongs to another PostgreSQL major
	 */
	@Override
	public synchronized void start() {
		Assert.state(!this.closed, "The PostgreSQL server is closed: build a new one");
		if (isRunning()) {
			return;
		}
		try {
			Home prepared = (this.home != null) ? this.home : prepare();
			this.postmaster = prepared.launch(this.port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not start PostgreSQL: " + ex.getMessage(), ex);
		}
	}

	private Home prepare() throws IOException {
		Home prepared = Home.prepare(this.keptDirectory, this.parameters, this.backup);
		this.home = prepared;
		JvmExit.closeAtExit(this);
		return prepared;
	}

	/**
	 * Stop the server and keep its data; does nothing when it is not running. Takes half
	 * a minute at most.
	 * @param mode how to stop
	 */
	@Override
	public synchronized void stop(StopMode mode) {
		Assert.notNull(mode, "'mode' must not be null");
		Postmaster running = this.postmaster;
		this.postmaster = null;
		if (running != null && running.isAlive()) {
			Uninterrupted.run(() -> running.stop(mode));
		}
	}

	/**
	 * Whether the server's process is alive.
	 * @return whether it is running
	 */
	@Override
	public boolean isRunning() {
		Postmaster running = this.postmaster;
		return running != null && running.isAlive();
	}

	/**
	 * Return where the server listens; the same over all its starts.
	 * @return a {@link UnixDomainSocketAddress}, on Windows an {@link InetSocketAddress}
	 * @throws IllegalStateException if the server was never started
	 */
	@Override
	public SocketAddress address() {
		if (Platform.CURRENT.isWindows()) {
			return new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port);
		}
		return UnixDomainSocketAddress.of(socketDirectory().resolve(".s.PGSQL." + this.port));
	}

	/**
	 * Return the directory of the Unix socket, which only the server's user can enter.
	 * @return the directory
	 * @throws IllegalStateException if the server was never started
	 */
	public Path socketDirectory() {
		return home().socketDirectory();
	}

	/**
	 * Return the port, which is also the number at the end of the socket's name.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	Home home() {
		Home prepared = this.home;
		Assert.state(prepared != null, "The PostgreSQL server was never started: call start() first");
		return prepared;
	}

	int maxConnections() {
		return this.parameters.maxConnections();
	}

	/**
	 * Stop the server, at once when its data is temporary, and delete what is temporary.
	 * Takes half a minute at most; closing twice does nothing.
	 */
	@Override
	public synchronized void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		JvmExit.forget(this);
		stop((this.keptDirectory != null) ? StopMode.FAST : StopMode.IMMEDIATE);
		Home prepared = this.home;
		if (prepared != null) {
			Uninterrupted.run(prepared::close);
		}
	}

	/**
	 * Describes a {@link PostgresServer}.
	 */
	public static final class Builder {

		private @Nullable Path dataDirectory;

		private final ServerParameters parameters = new ServerParameters();

		private Builder() {
		}

		/**
		 * Keep the data in a directory, which is empty or was filled by an earlier
		 * server; default: a temporary one, deleted on close.
		 * @param directory the directory; created when missing
		 * @return this builder
		 */
		public Builder dataDirectory(Path directory) {
			Assert.notNull(directory, "'directory' must not be null");
			this.dataDirectory = directory.toAbsolutePath().normalize();
			return this;
		}

		/**
		 * Set a parameter as in {@code postgresql.conf}.
		 * @param name the name
		 * @param value the value, without quotes
		 * @return this builder
		 * @throws IllegalArgumentException if it is no parameter's name or one of those
		 * that say where the server listens
		 */
		public Builder parameter(String name, String value) {
			Assert.notNull(name, "'name' must not be null");
			Assert.notNull(value, "'value' must not be null");
			this.parameters.set(name, value);
			return this;
		}

		/**
		 * Build the server, which does not start yet.
		 * @return the server
		 */
		public PostgresServer build() {
			return new PostgresServer(this);
		}

	}

}
