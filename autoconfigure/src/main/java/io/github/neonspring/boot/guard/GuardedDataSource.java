package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.commit.CommitOutcome;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.session.EndpointSessions;

/**
 * Puts each physical connection under guard, and tells how those that are open fare.
 *
 * @since 0.1.0
 */
public final class GuardedDataSource extends DelegatingDataSource implements AutoCloseable {

	private final GuardedEndpoint endpoint;

	private final DataSource unpooled;

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
		this.unpooled = unpooled;
		this.endpoint = new GuardedEndpoint(connecting, checkAfter, commits, guarding, role);
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
		ConnectionGuard guard = new ConnectionGuard(this.endpoint, opening, again);
		this.endpoint.connections().add(guard);
		try {
			this.endpoint.sessions().opened();
			watch(this.endpoint.longestToWatch(guard.physical()));
			if (!this.endpoint.connections().isPooled()) {
				guard.beginUse();
			}
			return guard;
		}
		catch (SQLException | RuntimeException ex) {
			JdbcUtils.closeConnection(guard);
			throw ex;
		}
	}

	private synchronized void watch(@Nullable Duration longest) {
		if (this.watchdog == null && longest != null) {
			this.watchdog = new TransactionWatchdog(longest,
					() -> this.endpoint.connections().forEach((guard) -> guard.transaction().cutIfLongerThan(longest)));
		}
	}

	/**
	 * Note that a pool gets its connections here, and lends them later.
	 * @param preparation the statement with which the pool prepares each connection, so
	 * that one that takes the place of another is prepared as well; or {@code null}
	 * @param pool the pool
	 */
	public void pooled(@Nullable String preparation, PoolState pool) {
		this.endpoint.preparedWith(preparation);
		this.endpoint.connections().lentBy(pool);
	}

	/**
	 * Return who has the connections.
	 * @return the sessions
	 */
	public EndpointSessions sessions() {
		return this.endpoint.sessions();
	}

	/**
	 * Look at all connections, and mark those that the server has closed, so that they
	 * are dropped rather than lent.
	 */
	public void lookAround() {
		this.endpoint.lookAround();
	}

	/**
	 * Return how many connections are in the middle of a transaction or a statement.
	 * @return the number of connections
	 */
	public int busy() {
		return this.endpoint.connections().busy();
	}

	/**
	 * Return how transactions fare.
	 * @return those that are open now and those since start
	 */
	public TransactionCounts transactions() {
		return this.endpoint.tally()
			.with(this.endpoint.connections().inTransaction(),
					this.endpoint.commits().verification().inDoubt().count());
	}

	/**
	 * Whether some connection that nobody has was opened with credentials that have been
	 * replaced since.
	 * @return {@code false} if all of these could stay
	 */
	public boolean hasOutdated() {
		return this.endpoint.connections().hasOutdated();
	}

	/**
	 * Return how many COMMITs of read-only transactions failed after their caller had
	 * gone on.
	 * @return the number of COMMITs
	 */
	public long failedBackgroundCommits() {
		return this.endpoint.backgroundCommits().failures();
	}

	/**
	 * Return how many COMMITs lost their answer.
	 * @param outcome what became of them
	 * @return the number since start
	 */
	public long commitsInDoubt(CommitOutcome outcome) {
		return this.endpoint.commits().verification().inDoubt().count(outcome);
	}

	/**
	 * Return how many connections the other side has ended.
	 * @return the number since start
	 */
	public long lostConnections() {
		return this.endpoint.lost().count();
	}

	@Override
	public synchronized void close() {
		this.endpoint.backgroundCommits().close();
		this.endpoint.sessions().close();
		if (this.watchdog != null) {
			this.watchdog.close();
		}
	}

}
