package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
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
 * on the pool does nothing then. It is one long list of questions, since everybody asks
 * here; {@link OpenPool} has the answers.
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

	private volatile @Nullable OpenPool opened;

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
		OpenPool pool = (this.settings.preset() != PoolPreset.NONE) ? pooled(connecting, guarded, awake)
				: OpenPool.perUse(connecting, guarded);
		this.opened = pool;
		return pool.lending();
	}

	private OpenPool pooled(ConnectingDataSource connecting, GuardedDataSource guarded, boolean awake) {
		return OpenPool.of(connecting, guarded, this.settings.hikari(awake), new LivePool(this),
				this.credentialsCheckInterval);
	}

	/**
	 * Whether {@link #open} was called: whether this pool is the one in use.
	 * @return {@code true} if it is
	 */
	public boolean isOpen() {
		return known(OpenPool::isOpen, false);
	}

	/**
	 * Name the application's own pool settings that keep the compute awake or wake it
	 * although nobody uses the database.
	 * @return a sentence for each
	 */
	public List<String> wakefulKeys() {
		return hikari().map(this.settings::wakefulKeys).orElseGet(List::of);
	}

	/**
	 * Ask the server, over one of the pool's connections, whether it is still there.
	 * @throws SQLException if it does not answer, or if there is no connection to be had
	 */
	public void ask() throws SQLException {
		ask(atWork().lending());
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

	private OpenPool atWork() {
		OpenPool current = this.opened;
		Assert.state(current != null, "The pool is not in use");
		return current;
	}

	private <T> T known(Function<OpenPool, T> question, T otherwise) {
		OpenPool current = this.opened;
		return (current != null) ? question.apply(current) : otherwise;
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
		OpenPool current = this.opened;
		if (current != null) {
			current.guarded().lookAround();
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
		return atWork().borrow(timeout);
	}

	/**
	 * Return how long a caller waits for a connection at most.
	 * @return the connection timeout of HikariCP, or zero without a pool
	 */
	public Duration acquisitionTimeout() {
		return known(OpenPool::acquisitionTimeout, Duration.ZERO);
	}

	/**
	 * Return who wants the next physical connection.
	 * @return a caller, also where there is no pool or it is just starting
	 */
	public Demand demand() {
		return known(OpenPool::demand, Demand.CALLER);
	}

	/**
	 * Remind HikariCP of the callers who wait, so that it asks for a connection if it
	 * does not do so already.
	 */
	public void remind() {
		OpenPool current = this.opened;
		if (current != null && current.hikari() != null) {
			current.hikari().remind();
		}
	}

	/**
	 * Whether connections are kept and lent again, and HikariCP does so already.
	 * @return {@code false} before the first use, and for a connection per use
	 */
	public boolean isPooling() {
		return known(OpenPool::isPooling, false);
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
		return known((pool) -> pool.explain(timeout), timeout);
	}

	/**
	 * Note that a caller asks for a connection.
	 * @return what to tell when the caller has it
	 */
	public long asked() {
		OpenPool current = this.opened;
		return (current != null) ? current.guarded().sessions().asked() : 0;
	}

	/**
	 * Note that a caller has got a connection.
	 * @param asked what was returned when it asked
	 */
	public void acquired(long asked) {
		OpenPool current = this.opened;
		if (current != null) {
			current.guarded().sessions().acquired(asked);
		}
	}

	/**
	 * Return how many connections are in the middle of a transaction or a statement.
	 * @return the number of connections
	 */
	public int busy() {
		return known((pool) -> pool.guarded().busy(), 0);
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
		TransactionCounts here = known((pool) -> pool.guarded().transactions(), TransactionCounts.NONE);
		return this.others.stream().map(NeonPool::transactions).reduce(here, TransactionCounts::plus);
	}

	/**
	 * Return how many connections the other side has ended, here and in the pools beside
	 * this one.
	 * @return the number since start
	 */
	public long lostConnections() {
		long here = known((pool) -> pool.guarded().lostConnections(), 0L);
		return here + this.others.stream().mapToLong(NeonPool::lostConnections).sum();
	}

	/**
	 * Close the connections that idle, and those that are lent when they come back. The
	 * pool opens others as it needs them.
	 * @return how many idled
	 */
	public int evictIdle() {
		return known(OpenPool::evictIdle, 0);
	}

	/**
	 * Return how many COMMITs of read-only transactions failed after their caller had
	 * gone on.
	 * @return the number of COMMITs
	 */
	public long failedBackgroundCommits() {
		return known((pool) -> pool.guarded().failedBackgroundCommits(), 0L);
	}

	/**
	 * Return how many COMMITs lost their answer.
	 * @param outcome what became of them
	 * @return the number since start
	 */
	public long commitsInDoubt(CommitOutcome outcome) {
		return known((pool) -> pool.guarded().commitsInDoubt(outcome), 0L);
	}

	/**
	 * Return HikariCP's pool.
	 * @return the pool, or empty before it is open and where there is a connection per
	 * use
	 */
	public Optional<HikariDataSource> hikari() {
		OpenPool current = this.opened;
		return (current != null) ? Optional.ofNullable(current.hikari()) : Optional.empty();
	}

	/**
	 * Return where the pool connects to.
	 * @return the description of the endpoint, without secrets
	 */
	public String description() {
		return known(OpenPool::description, "no database");
	}

	/**
	 * Whether a data source lends this pool's connections.
	 * @param dataSource some data source, also a wrapper
	 * @return {@code false} also where the wrapper does not tell
	 */
	public boolean isBehind(DataSource dataSource) {
		return known((pool) -> pool.isBehind(dataSource), false);
	}

	/**
	 * Return the pool as it is now.
	 * @return the snapshot
	 */
	public PoolSnapshot snapshot() {
		return known(OpenPool::snapshot, PoolSnapshot.EMPTY);
	}

	/**
	 * Whether no connection is open.
	 * @return {@code true} also before the first use, and without a pool
	 */
	public boolean isEmpty() {
		return known(OpenPool::isEmpty, true);
	}

	/**
	 * Keep the preset's number of connections open, as long as the preset says.
	 * {@code spring.datasource.hikari.*} wins, key by key.
	 */
	public void keepConnections() {
		hikari().ifPresent(this.settings::keepConnections);
	}

	/**
	 * Keep no connection open, so that nothing is opened until somebody asks for a
	 * connection, and the compute may sleep. {@code spring.datasource.hikari.*} wins, key
	 * by key.
	 * @param after how long a connection may idle at most before it is closed, rather
	 * than cut off by a compute that falls asleep
	 */
	public void letConnectionsGo(Duration after) {
		hikari().ifPresent((hikari) -> this.settings.letConnectionsGo(hikari, after));
	}

	@Override
	public void close() {
		this.others.forEach(NeonPool::close);
		OpenPool current = this.opened;
		if (current != null) {
			if (this.closed.compareAndSet(false, true)) {
				events.info(EndpointEvent.DATA_SOURCE_CLOSED, description(),
						LogMessage.format("Closing the connections to %s", description()));
			}
			current.close();
		}
	}

}
