package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;
import org.springframework.util.Assert;

import io.github.neonspring.boot.commit.CommitOutcome;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;
import io.github.neonspring.boot.guard.GuardedDataSource;
import io.github.neonspring.boot.guard.TransactionCounts;

/**
 * The pool of the application's data source. It is empty until the data source is put
 * together, and stays empty where plain Spring Boot is in charge; everything that works
 * on the pool does nothing then.
 *
 * @since 0.1.0
 */
public final class NeonPool implements AutoCloseable {

	private static final EndpointLog events = EndpointLog.of(NeonPool.class);

	private static final int ANSWER_SECONDS = 2;

	private final PoolSettings settings;

	private final List<NeonPool> others = new CopyOnWriteArrayList<>();

	private final Duration credentialsCheckInterval;

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile @Nullable Opened opened;

	private volatile @Nullable DataSource forCallers;

	NeonPool(PoolSettings settings, Duration credentialsCheckInterval) {
		this.settings = settings;
		this.credentialsCheckInterval = credentialsCheckInterval;
	}

	/**
	 * Return another pool like this one, for another endpoint of the same database. It is
	 * drained and closed together with this one.
	 * @param name the name of that pool
	 * @return the pool, not open yet
	 */
	public NeonPool another(String name) {
		NeonPool other = new NeonPool(this.settings.named(name), this.credentialsCheckInterval);
		this.others.add(other);
		return other;
	}

	/**
	 * Return what the pool is like.
	 * @return the settings
	 */
	public PoolSettings settings() {
		return this.settings;
	}

	/**
	 * Put the pool to work. Opens no connection yet: the first use does.
	 * @param connecting where physical connections come from, closed with the pool
	 * @param guarded the same, under guard
	 * @param awake whether the compute is to be kept awake from the start
	 * @return the data source that lends connections
	 */
	public DataSource open(ConnectingDataSource connecting, GuardedDataSource guarded, boolean awake) {
		Assert.state(this.opened == null, "The pool is open already");
		if (this.settings.preset() == PoolPreset.NONE) {
			this.opened = new Opened(connecting, guarded, guarded, null, null);
			return guarded;
		}
		HikariConfig config = this.settings.hikari(awake);
		config.setUsername(null);
		config.setPassword(null);
		config.setCredentialsProvider(null);
		// Connections come from the data source; the URL is for those who derive another
		// data source from this one
		config.setJdbcUrl(connecting.target().completeUrl());
		config.setDataSource(guarded);
		guarded.pooled(config.getConnectionInitSql(), new LivePool(this));
		BoundedHikariDataSource hikari = new BoundedHikariDataSource();
		config.copyStateTo(hikari);
		Retirement retirement = connecting.retiresConnections()
				? new Retirement(connecting, guarded, hikari, this.credentialsCheckInterval) : null;
		DataSource lending = new LendingDataSource(hikari, guarded, retirement);
		this.opened = new Opened(connecting, guarded, lending, hikari, retirement);
		return lending;
	}

	/**
	 * Whether {@link #open} was called: whether this pool is the one in use.
	 * @return {@code true} if it is
	 */
	public boolean isOpen() {
		Opened current = this.opened;
		return current != null && !current.connecting.isClosed();
	}

	/**
	 * Name the application's own pool settings that keep the compute awake or wake it
	 * although nobody uses the database.
	 * @return a sentence for each
	 */
	public List<String> wakefulKeys() {
		Opened current = this.opened;
		return (current != null && current.hikari != null) ? this.settings.wakefulKeys(current.hikari) : List.of();
	}

	/**
	 * Ask the server, over one of the pool's connections, whether it is still there.
	 * @throws SQLException if it does not answer, or if there is no connection to be had
	 */
	public void ask() throws SQLException {
		Opened current = this.opened;
		Assert.state(current != null, "The pool is not in use");
		ask(current.lending);
	}

	/**
	 * Ask the server the same in the name of somebody who waits for the answer, and who
	 * waits no more in vain for a connection than any other caller.
	 * @throws SQLException if it does not answer, or if there is no connection to be had
	 */
	public void askAsCaller() throws SQLException {
		DataSource source = this.forCallers;
		Assert.state(source != null, "The pool is not in use");
		ask(source);
	}

	private void ask(DataSource source) throws SQLException {
		try (Connection connection = source.getConnection()) {
			if (!connection.isValid(ANSWER_SECONDS)) {
				throw new SQLTransientConnectionException(description() + " does not answer on an open connection",
						"08006");
			}
		}
	}

	/**
	 * Note where callers get this pool's connections.
	 * @param forCallers lends them, with bounds to each wait
	 * @return the same
	 */
	public DataSource lendingThrough(DataSource forCallers) {
		this.forCallers = forCallers;
		return forCallers;
	}

	/**
	 * Look, without asking the server, which connections it has closed, so that none of
	 * them is lent.
	 */
	public void lookAround() {
		Opened current = this.opened;
		if (current != null) {
			current.guarded.lookAround();
		}
	}

	/**
	 * Borrow a connection within the given time, whatever HikariCP's own timeout is.
	 * Without a pool, the time is the data source's own.
	 * @param timeout how long to wait
	 * @return the connection
	 * @throws SQLException if there is none to be had
	 */
	public Connection borrow(Duration timeout) throws SQLException {
		Opened current = this.opened;
		Assert.state(current != null, "The pool is not in use");
		return (current.lending instanceof LendingDataSource pool) ? pool.getConnection(timeout)
				: current.lending.getConnection();
	}

	/**
	 * Return how long a caller waits for a connection at most.
	 * @return the connection timeout of HikariCP, or zero without a pool
	 */
	public Duration acquisitionTimeout() {
		Opened current = this.opened;
		return (current != null && current.hikari != null) ? Duration.ofMillis(current.hikari.getConnectionTimeout())
				: Duration.ZERO;
	}

	/**
	 * Return who wants the next physical connection.
	 * @return a caller, also where there is no pool or it is just starting
	 */
	public Demand demand() {
		Opened current = this.opened;
		HikariPoolMXBean pool = (current != null && current.hikari != null) ? current.hikari.getHikariPoolMXBean()
				: null;
		if (current == null || current.hikari == null || pool == null || pool.getThreadsAwaitingConnection() > 0) {
			return Demand.CALLER;
		}
		if (current.hikari.isClosed()) {
			return Demand.NONE;
		}
		return (pool.getIdleConnections() < current.hikari.getMinimumIdle()) ? Demand.REFILL : Demand.NONE;
	}

	/**
	 * Remind HikariCP of the callers who wait, so that it asks for a connection if it
	 * does not do so already.
	 */
	public void remind() {
		Opened current = this.opened;
		if (current != null && current.hikari != null) {
			current.hikari.remind();
		}
	}

	/**
	 * Whether connections are kept and lent again, and HikariCP does so already.
	 * @return {@code false} before the first use, and for a connection per use
	 */
	public boolean isPooling() {
		Opened current = this.opened;
		return current != null && current.hikari != null && current.hikari.getHikariPoolMXBean() != null;
	}

	/**
	 * Say why there was no connection to be had in time: HikariCP knows only how a
	 * connect ended, not why the one that is still under way takes so long, and not who
	 * has the connections.
	 * @param timeout what HikariCP says
	 * @return the same with those who have all connections, or with the endpoint and the
	 * last failure to connect to it, if there was one
	 */
	public SQLTransientConnectionException explain(SQLTransientConnectionException timeout) {
		Opened current = this.opened;
		if (current == null) {
			return timeout;
		}
		PoolTimeout told = new PoolTimeout(timeout).because(current.connecting.lastFailure(), description());
		return (snapshot().isExhausted() ? told.withHolders(current.guarded.sessions().exhausted()) : told).exception();
	}

	/**
	 * Note that a caller asks for a connection.
	 * @return what to tell when the caller has it
	 */
	public long asked() {
		Opened current = this.opened;
		return (current != null) ? current.guarded.sessions().asked() : 0;
	}

	/**
	 * Note that a caller has got a connection.
	 * @param asked what was returned when it asked
	 */
	public void acquired(long asked) {
		Opened current = this.opened;
		if (current != null) {
			current.guarded.sessions().acquired(asked);
		}
	}

	/**
	 * Return how many connections are in the middle of a transaction or a statement.
	 * @return the number of connections
	 */
	public int busy() {
		Opened current = this.opened;
		return (current != null) ? current.guarded.busy() : 0;
	}

	/**
	 * Return how many connections are in the middle of a transaction or a statement, here
	 * and in the pools beside this one.
	 * @return the number of connections
	 */
	int busyEverywhere() {
		return busy() + this.others.stream().mapToInt(NeonPool::busy).sum();
	}

	/**
	 * Return how transactions fare, here and in the pools beside this one.
	 * @return those that are open now and those since start
	 */
	public TransactionCounts transactions() {
		Opened current = this.opened;
		TransactionCounts here = (current != null) ? current.guarded.transactions() : TransactionCounts.NONE;
		return this.others.stream().map(NeonPool::transactions).reduce(here, TransactionCounts::plus);
	}

	/**
	 * Return how many connections the other side has ended, here and in the pools beside
	 * this one.
	 * @return the number since start
	 */
	public long lostConnections() {
		Opened current = this.opened;
		long here = (current != null) ? current.guarded.lostConnections() : 0;
		return here + this.others.stream().mapToLong(NeonPool::lostConnections).sum();
	}

	/**
	 * Close the connections that idle, and those that are lent when they come back. The
	 * pool opens others as it needs them.
	 * @return how many idled
	 */
	public int evictIdle() {
		Opened current = this.opened;
		HikariPoolMXBean pool = (current != null && current.hikari != null) ? current.hikari.getHikariPoolMXBean()
				: null;
		if (pool == null) {
			return 0;
		}
		int idle = pool.getIdleConnections();
		pool.softEvictConnections();
		return idle;
	}

	/**
	 * Return how many COMMITs of read-only transactions failed after their caller had
	 * gone on.
	 * @return the number of COMMITs
	 */
	public long failedBackgroundCommits() {
		Opened current = this.opened;
		return (current != null) ? current.guarded.failedBackgroundCommits() : 0;
	}

	/**
	 * Return how many COMMITs lost their answer.
	 * @param outcome what became of them
	 * @return the number since start
	 */
	public long commitsInDoubt(CommitOutcome outcome) {
		Opened current = this.opened;
		return (current != null) ? current.guarded.commitsInDoubt(outcome) : 0;
	}

	/**
	 * Return HikariCP's pool.
	 * @return the pool, or empty before it is open and where there is a connection per
	 * use
	 */
	public Optional<HikariDataSource> hikari() {
		Opened current = this.opened;
		return (current != null) ? Optional.ofNullable(current.hikari) : Optional.empty();
	}

	/**
	 * Return where the pool connects to.
	 * @return the description of the endpoint, without secrets
	 */
	public String description() {
		Opened current = this.opened;
		return (current != null) ? current.connecting.target().description() : "no database";
	}

	/**
	 * Whether a data source lends this pool's connections.
	 * @param dataSource some data source, also a wrapper
	 * @return {@code false} also where the wrapper does not tell
	 */
	public boolean isBehind(DataSource dataSource) {
		Opened current = this.opened;
		if (current == null) {
			return false;
		}
		DataSource lending = (current.hikari != null) ? current.hikari : current.guarded;
		try {
			return dataSource.isWrapperFor(lending.getClass()) && dataSource.unwrap(lending.getClass()) == lending;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * Return the pool as it is now.
	 * @return the snapshot
	 */
	public PoolSnapshot snapshot() {
		Opened current = this.opened;
		if (current == null || current.hikari == null) {
			return PoolSnapshot.EMPTY;
		}
		int maximum = current.hikari.getMaximumPoolSize();
		HikariPoolMXBean pool = current.hikari.getHikariPoolMXBean();
		return (pool != null) ? new PoolSnapshot(pool.getTotalConnections(), pool.getActiveConnections(),
				pool.getIdleConnections(), pool.getThreadsAwaitingConnection(), maximum)
				: new PoolSnapshot(0, 0, 0, 0, maximum);
	}

	/**
	 * Whether no connection is open.
	 * @return {@code true} also before the first use, and without a pool
	 */
	public boolean isEmpty() {
		Opened current = this.opened;
		HikariPoolMXBean pool = (current != null && current.hikari != null) ? current.hikari.getHikariPoolMXBean()
				: null;
		return pool == null || pool.getTotalConnections() == 0;
	}

	/**
	 * Keep the preset's number of connections open, as long as the preset says.
	 * {@code spring.datasource.hikari.*} wins, key by key.
	 */
	public void keepConnections() {
		Opened current = this.opened;
		if (current != null && current.hikari != null) {
			this.settings.keepConnections(current.hikari);
		}
	}

	/**
	 * Keep no connection open, so that nothing is opened until somebody asks for a
	 * connection, and the compute may sleep. {@code spring.datasource.hikari.*} wins, key
	 * by key.
	 * @param after how long a connection may idle at most before it is closed, rather
	 * than cut off by a compute that falls asleep
	 */
	public void letConnectionsGo(Duration after) {
		Opened current = this.opened;
		if (current != null && current.hikari != null) {
			this.settings.letConnectionsGo(current.hikari, after);
		}
	}

	@Override
	public void close() {
		this.others.forEach(NeonPool::close);
		Opened current = this.opened;
		if (current != null) {
			if (this.closed.compareAndSet(false, true)) {
				events.info(EndpointEvent.DATA_SOURCE_CLOSED, description(),
						LogMessage.format("Closing the connections to %s", description()));
			}
			if (current.retirement != null) {
				current.retirement.close();
			}
			current.guarded.sessions().closing();
			// First, so that a connect under way fails and HikariCP need not wait for it
			current.connecting.close();
			if (current.hikari != null) {
				current.hikari.close();
			}
			current.guarded.close();
		}
	}

	/**
	 * The pool in use.
	 *
	 * @param connecting where physical connections come from
	 * @param guarded the same, under guard
	 * @param lending lends connections
	 * @param hikari the pool; {@code null} for a connection per use
	 * @param retirement closes connections that were opened with earlier credentials;
	 * {@code null} where they stay
	 */
	private record Opened(ConnectingDataSource connecting, GuardedDataSource guarded, DataSource lending,
			@Nullable BoundedHikariDataSource hikari, @Nullable Retirement retirement) {
	}

}
