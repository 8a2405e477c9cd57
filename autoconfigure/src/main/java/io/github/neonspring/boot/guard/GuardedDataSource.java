package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.springframework.core.log.LogMessage;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.commit.CommitOutcome;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.EndpointSocket;
import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;
import io.github.neonspring.boot.limits.SessionLimits;
import io.github.neonspring.boot.session.EndpointSessions;

/**
 * Puts each physical connection under guard, and knows which of them are open.
 *
 * @since 0.1.0
 */
public final class GuardedDataSource extends DelegatingDataSource implements AutoCloseable {

	private static final EndpointLog events = EndpointLog.of(GuardedDataSource.class);

	/**
	 * An application that makes its own transactions read-only must not churn its pool.
	 */
	private static final Duration DEMOTION_PACE = Duration.ofSeconds(30);

	private final OpenConnections open;

	private final EndpointSessions sessions;

	private final ConnectingDataSource connecting;

	private final DataSource unpooled;

	private final Duration checkAfter;

	private final boolean tellsReadOnly;

	private final CommitRule commits;

	private final Guarding guarding;

	private final StatementWatches watches;

	private final SessionLimits limits;

	private final EndpointRole role;

	private final BackgroundCommits backgroundCommits = new BackgroundCommits();

	private final TransactionTally transactions = new TransactionTally();

	private final AtomicInteger initialIsolation = new AtomicInteger();

	private final AtomicLong lastDemotion = new AtomicLong();

	private volatile @Nullable String preparation;

	private @Nullable TransactionWatchdog watchdog;

	/**
	 * Create a guarding data source.
	 * @param connecting where the physical connections come from
	 * @param patient the same for the pool, trying again while the database is not there
	 * @param unpooled the same for a caller who already has one of the pool's connections
	 * @param checkAfter how long a connection may idle before the server is asked whether
	 * it is still there
	 * @param commits what is done about a COMMIT whose answer is lost
	 * @param guarding how long statements and transactions may take, who watches them and
	 * who tracks who has the connections
	 * @param role what the endpoint is to the application
	 */
	GuardedDataSource(ConnectingDataSource connecting, DataSource patient, DataSource unpooled, Duration checkAfter,
			CommitRule commits, Guarding guarding, EndpointRole role) {
		super(patient);
		this.connecting = connecting;
		this.unpooled = unpooled;
		this.checkAfter = checkAfter;
		this.tellsReadOnly = !"ignore"
			.equalsIgnoreCase(PGProperty.READ_ONLY_MODE.getOrDefault(connecting.target().properties()));
		this.commits = commits;
		this.guarding = guarding;
		this.watches = new HarmlessWatches(guarding.watches());
		this.limits = guarding.limits();
		this.role = role;
		this.open = new OpenConnections(commits.endpoint());
		this.sessions = guarding.sessions().of(this.open);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return guarded(super::getConnection, this.unpooled::getConnection);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return guarded(() -> super.getConnection(username, password),
				() -> this.unpooled.getConnection(username, password));
	}

	private Connection guarded(Opening opening, Opening again) throws SQLException {
		ConnectionGuard guard = new ConnectionGuard(this, opening, again);
		this.open.add(guard);
		try {
			this.sessions.opened();
			watch(guard.physical().serverVersion());
			if (!this.open.isPooled()) {
				guard.beginUse();
			}
			return guard;
		}
		catch (SQLException | RuntimeException ex) {
			JdbcUtils.closeConnection(guard);
			throw ex;
		}
	}

	private synchronized void watch(int serverVersion) {
		Duration longest = this.limits.transaction();
		if (this.watchdog == null && longest != null && this.limits.needsWatchdog(serverVersion)) {
			this.watchdog = new TransactionWatchdog(longest,
					() -> this.open.forEach((guard) -> guard.transaction().cutIfLongerThan(longest)));
		}
	}

	/**
	 * Note that a pool gets its connections here, and lends them later.
	 * @param preparation the statement with which the pool prepares each connection, so
	 * that one that takes the place of another is prepared as well; or {@code null}
	 * @param pool the pool
	 */
	public void pooled(@Nullable String preparation, PoolState pool) {
		this.preparation = preparation;
		this.open.lentBy(pool);
	}

	/**
	 * Return who has the connections.
	 * @return the sessions
	 */
	public EndpointSessions sessions() {
		return this.sessions;
	}

	/**
	 * Look at all connections, and mark those that the server has closed, so that they
	 * are dropped rather than lent.
	 */
	public void lookAround() {
		this.open.forEach((guard) -> guard.physical().glance());
	}

	/**
	 * Return how many connections are in the middle of a transaction or a statement.
	 * @return the number of connections
	 */
	public int busy() {
		return this.open.busy();
	}

	/**
	 * Return how transactions fare.
	 * @return those that are open now and those since start
	 */
	public TransactionCounts transactions() {
		return this.transactions.with(this.open.inTransaction(), this.commits.verification().inDoubt().count());
	}

	TransactionTally tally() {
		return this.transactions;
	}

	void demoted(Physical physical) {
		physical.retire();
		long now = System.nanoTime();
		long before = this.lastDemotion.get();
		if ((before == 0 || now - before > DEMOTION_PACE.toNanos()) && this.lastDemotion.compareAndSet(before, now)) {
			this.open.retireThoseBeside(physical);
			String endpoint = this.commits.endpoint();
			events.warn(EndpointEvent.SERVER_DEMOTED, endpoint,
					LogMessage.format("A server of %s that took writes refuses them: it has become a standby, or is "
							+ "being replaced. Its connections are dropped", endpoint));
		}
	}

	/**
	 * Whether some connection that nobody has was opened with credentials that have been
	 * replaced since.
	 * @return {@code false} if all of these could stay
	 */
	public boolean hasOutdated() {
		return this.open.hasOutdated();
	}

	boolean isOutdated(Connection physical) {
		return this.connecting.isOutdated(physical);
	}

	void ended(ConnectionGuard guard) {
		this.open.remove(guard);
	}

	@Nullable EndpointSocket socketOf(Connection physical) {
		return this.connecting.socketOf(physical);
	}

	Connection commenting(Connection physical) {
		return CommentingConnection.of(physical, this.guarding.comments());
	}

	StatementWatch watch() {
		return this.watches.of(this.commits.endpoint());
	}

	boolean isPooled() {
		return this.open.isPooled();
	}

	@Nullable String preparation() {
		return this.preparation;
	}

	Duration checkAfter() {
		return this.checkAfter;
	}

	CommitRule commits() {
		return this.commits;
	}

	EndpointRole role() {
		return this.role;
	}

	boolean tellsReadOnly() {
		return this.tellsReadOnly;
	}

	BackgroundCommits backgroundCommits() {
		return this.backgroundCommits;
	}

	/**
	 * Return how many COMMITs of read-only transactions failed after their caller had
	 * gone on.
	 * @return the number of COMMITs
	 */
	public long failedBackgroundCommits() {
		return this.backgroundCommits.failures();
	}

	/**
	 * Return how many COMMITs lost their answer.
	 * @param outcome what became of them
	 * @return the number since start
	 */
	public long commitsInDoubt(CommitOutcome outcome) {
		return this.commits.verification().inDoubt().count(outcome);
	}

	/**
	 * Return how many connections the other side has ended.
	 * @return the number since start
	 */
	public long lostConnections() {
		return lost().count();
	}

	LostConnections lost() {
		return this.open.lost();
	}

	AtomicInteger initialIsolation() {
		return this.initialIsolation;
	}

	List<String> limits(Physical physical) throws SQLException {
		return this.limits.inTransaction(isBehindPooler(), physical.serverVersion());
	}

	@Nullable Duration statementTimer() {
		return isBehindPooler() ? this.limits.statement() : null;
	}

	private boolean isBehindPooler() {
		return this.connecting.target().kind().isPooler();
	}

	@Override
	public synchronized void close() {
		this.backgroundCommits.close();
		this.sessions.close();
		if (this.watchdog != null) {
			this.watchdog.close();
		}
	}

}
