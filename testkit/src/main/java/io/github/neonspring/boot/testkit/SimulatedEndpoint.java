package io.github.neonspring.boot.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

import io.github.neonspring.boot.testkit.front.Counters;
import io.github.neonspring.boot.testkit.front.Front;
import io.github.neonspring.boot.testkit.postgres.StopMode;

/**
 * One endpoint: a port on loopback, a compute behind it that sleeps and wakes, and what
 * was counted.
 *
 * @since 0.1.0
 */
public abstract sealed class SimulatedEndpoint extends ScriptedFaults implements AutoCloseable
		permits NeonSimulator, SimulatedReplica {

	private static final String POOLER_MISSING = "This machine has no PgBouncer to serve pooled connections: "
			+ "install it (apt-get install pgbouncer, brew install pgbouncer), or check hasPooler() first";

	private final ConnectionUrls urls;

	private final Front front;

	private final SimulatedCompute compute;

	private final SuperuserDoor door;

	private final IdleWatch idleWatch;

	SimulatedEndpoint(ConnectionUrls urls, Front front, SimulatedCompute compute, Duration idleTimeout) {
		this(urls, front, compute, compute.door(), idleTimeout);
	}

	private SimulatedEndpoint(ConnectionUrls urls, Front front, SimulatedCompute compute, SuperuserDoor door,
			Duration idleTimeout) {
		super(front, compute, door);
		this.urls = urls;
		this.front = front;
		this.compute = compute;
		this.door = door;
		this.idleWatch = new IdleWatch(urls.endpoint(), idleTimeout,
				() -> compute.suspendIfIdle(idleTimeout, front::busy));
	}

	/**
	 * Return the connection string as Neon prints it, direct. Its host ends in
	 * {@code .localhost}, which the starter and many resolvers take for loopback.
	 * @return a {@code postgresql://} URL with the password
	 */
	public String url() {
		return this.urls.libpq(false, false);
	}

	/**
	 * Return the connection string as Neon prints it, through the pooler.
	 * @return a {@code postgresql://} URL with the password
	 * @throws IllegalStateException if the machine has no PgBouncer
	 */
	public String pooledUrl() {
		return this.urls.libpq(true, simpleStatementsOnly());
	}

	/**
	 * Return the direct URL for plain pgjdbc, which needs no name to be resolved.
	 * @return a {@code jdbc:postgresql:} URL with user and password
	 */
	public String jdbcUrl() {
		return this.urls.jdbc(false, false);
	}

	/**
	 * Return the pooled URL for plain pgjdbc, which needs no name to be resolved.
	 * @return a {@code jdbc:postgresql:} URL with user and password
	 * @throws IllegalStateException if the machine has no PgBouncer
	 */
	public String pooledJdbcUrl() {
		return this.urls.jdbc(true, simpleStatementsOnly());
	}

	/**
	 * Return whether pooled connections are served, by the machine's own PgBouncer.
	 * @return whether there is a pooler
	 */
	public boolean hasPooler() {
		return this.compute.hasPooler();
	}

	private boolean simpleStatementsOnly() {
		if (!hasPooler()) {
			throw new IllegalStateException(POOLER_MISSING);
		}
		try {
			return !this.compute.poolerTracksPreparedStatements();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PgBouncer did not start", ex);
		}
	}

	/**
	 * Return the port.
	 * @return the port on 127.0.0.1
	 */
	public int port() {
		return this.urls.port();
	}

	/**
	 * Return the endpoint id.
	 * @return such as {@code ep-quiet-moon-a1b2c3d4}
	 */
	public String endpoint() {
		return this.urls.endpoint();
	}

	/**
	 * Return whether the compute is awake.
	 * @return whether PostgreSQL runs
	 */
	public boolean isAwake() {
		return this.compute.isAwake();
	}

	/**
	 * Have somebody hear of each change of the compute from now on, in order. A restart
	 * and the end of the endpoint are none.
	 * @param listener hears of a change on the thread that makes it, while logins wait:
	 * it must take no time and ask nothing of this endpoint
	 */
	public void onComputeChange(Consumer<ComputeChange> listener) {
		this.compute.onChange(listener);
	}

	/**
	 * Suspend the compute as Neon does: pooled connections end without a word, direct
	 * ones with SQLSTATE 57P01. The next login wakes it. Returns when the clients have
	 * been told.
	 */
	public void suspend() {
		this.front.whileSessionsEnd(() -> this.compute.sleep(StopMode.FAST));
	}

	/**
	 * Wake the compute unless it is awake.
	 * @throws UncheckedIOException if it was {@linkplain #stop stopped}
	 */
	public void wake() {
		try {
			this.compute.awake(false);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the compute was waking", ex);
		}
	}

	/**
	 * Return what was counted so far.
	 * @return the counts of this moment
	 */
	public SimulatorStats stats() {
		Counters counters = this.front.counters();
		AwakeClock clock = this.compute.clock();
		return new SimulatorStats(counters.connects(), counters.sessions(), counters.rejectedLogins(),
				counters.roundTrips(), counters.statements(), clock.wakes(), clock.suspends(), clock.time());
	}

	/**
	 * Return the number of sessions that are open now.
	 * @return how many
	 */
	public int openSessions() {
		return this.front.openSessions();
	}

	/**
	 * Open a connection to the endpoint's database as PostgreSQL's superuser, past the
	 * front: it counts as no activity, is in no statistics and feels no fault but the end
	 * of PostgreSQL.
	 * @return a connection to close
	 * @throws SQLException if it cannot be opened
	 * @throws IllegalStateException if the compute is asleep
	 */
	public Connection superuserConnection() throws SQLException {
		if (!isAwake()) {
			throw new IllegalStateException(
					"The compute of " + endpoint() + " is asleep and this door does not wake it: call wake() first");
		}
		return this.door.open(this.urls.database());
	}

	/**
	 * Execute SQL as {@link #superuserConnection()} does.
	 * @param sql one or more statements
	 * @throws SQLException if they fail
	 */
	public void execute(String sql) throws SQLException {
		try (Connection connection = superuserConnection(); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Do something to the endpoint's database while logins wait, such as to replace it.
	 * Sessions that are open stay open.
	 * @param change what to do
	 */
	public void whileLoginsWait(Runnable change) {
		this.compute.whileLoginsWait(change);
	}

	long number(String sql) throws SQLException {
		try (Connection connection = superuserConnection();
				var statement = connection.createStatement();
				var rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
	}

	ConnectionUrls urls() {
		return this.urls;
	}

	/**
	 * Cut every connection and stop PostgreSQL; a temporary database is deleted.
	 */
	@Override
	public void close() {
		this.idleWatch.close();
		try (this.compute) {
			this.front.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + this.urls + "]";
	}

}
