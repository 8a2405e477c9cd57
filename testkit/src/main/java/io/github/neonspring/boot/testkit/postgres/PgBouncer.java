package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A real PgBouncer of this machine in transaction mode with Neon's settings, in front of
 * a {@link PostgresServer}: it lets every role of the server in without a password, also
 * one created later, and reaches every database. Threads may share an instance.
 *
 * @since 0.1.0
 */
public final class PgBouncer implements AutoCloseable {

	private final Path program;

	private final PgBouncerVersion version;

	private final ProcessUser user;

	private final RunDirectory run;

	private final PgBouncerConfiguration configuration;

	private final Watchdog watchdog;

	private @Nullable PgBouncerProcess process;

	private boolean closed;

	private PgBouncer(Path program, PostgresServer server) throws IOException {
		this.program = program;
		this.version = PgBouncerVersion.of(program);
		this.user = server.home().user();
		this.run = RunDirectory.create();
		this.configuration = new PgBouncerConfiguration(this.run.privateDirectory("b", this.user));
		this.configuration.write(server, this.version);
		this.user.own(this.configuration.directory());
		this.watchdog = Watchdog.start(this.configuration.pidFile(), this.configuration.file().toString(),
				this.run.path(), "KILL");
	}

	/**
	 * Find this machine's PgBouncer on the {@code PATH} and in the usual directories for
	 * programs.
	 * @return the program, empty where there is none
	 */
	public static Optional<Path> find() {
		return Command.find("pgbouncer");
	}

	/**
	 * Start a PgBouncer and return when it accepts sessions.
	 * @param server the server behind it, started at least once; it may be asleep
	 * @return the running PgBouncer
	 * @throws IllegalStateException if the machine has no PgBouncer or it does not start
	 * (its log is in the message)
	 */
	public static PgBouncer start(PostgresServer server) {
		Assert.notNull(server, "'server' must not be null");
		Path program = find().orElseThrow(() -> new IllegalStateException(
				"This machine has no PgBouncer: install it, for example with 'apt-get install pgbouncer' or"
						+ " 'brew install pgbouncer', or put it on the PATH"));
		try {
			PgBouncer bouncer = new PgBouncer(program, server);
			JvmExit.closeAtExit(bouncer);
			bouncer.startOrClose();
			return bouncer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not start PgBouncer: " + ex.getMessage(), ex);
		}
	}

	private void startOrClose() {
		try {
			start();
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Start again after {@link #kill()}, at the same address; does nothing while it runs.
	 */
	public synchronized void start() {
		Assert.state(!this.closed, "The PgBouncer is closed: start a new one");
		if (!isRunning()) {
			this.process = PgBouncerProcess.start(this.program, this.user, this.configuration);
		}
	}

	/**
	 * Whether its process is alive.
	 * @return whether it is running
	 */
	public synchronized boolean isRunning() {
		return this.process != null && this.process.isAlive();
	}

	/**
	 * Kill the process, as Neon does at suspend: clients see the end of the stream and no
	 * word.
	 */
	public synchronized void kill() {
		if (this.process != null) {
			Uninterrupted.run(this.process::kill);
			this.process = null;
		}
	}

	/**
	 * Return the version.
	 * @return the version, such as 1.18.0
	 */
	public String version() {
		return this.version.text();
	}

	/**
	 * Whether it follows named prepared statements over transactions, as Neon's does: so
	 * from version 1.21 on. A client of an older one must use none
	 * ({@code prepareThreshold=0} with pgjdbc).
	 * @return whether it tracks prepared statements
	 */
	public boolean tracksPreparedStatements() {
		return this.version.tracksPreparedStatements();
	}

	/**
	 * Return where it listens; the same over all its starts.
	 * @return the Unix socket
	 */
	public SocketAddress address() {
		return UnixDomainSocketAddress.of(this.configuration.socket());
	}

	/**
	 * Kill the process and delete its files; closing twice does nothing.
	 */
	@Override
	public synchronized void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		JvmExit.forget(this);
		kill();
		this.run.delete();
		Uninterrupted.run(this.watchdog::close);
	}

}
