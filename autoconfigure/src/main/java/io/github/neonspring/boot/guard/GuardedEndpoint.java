package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.connection.driver.EndpointSocket;
import io.github.neonspring.boot.limits.SessionLimits;
import io.github.neonspring.boot.session.EndpointSessions;

/**
 * What the guarded connections to one endpoint have in common.
 */
final class GuardedEndpoint {

	private final ConnectingDataSource connecting;

	private final Duration checkAfter;

	private final boolean tellsReadOnly;

	private final CommitRule commits;

	private final SqlComments comments;

	private final StatementWatches watches;

	private final SessionLimits limits;

	private final EndpointRole role;

	private final OpenConnections open;

	private final EndpointSessions sessions;

	private final Demotion demotion;

	private final BackgroundCommits backgroundCommits = new BackgroundCommits();

	private final TransactionTally transactions = new TransactionTally();

	private final AtomicInteger initialIsolation = new AtomicInteger();

	private volatile @Nullable String preparation;

	/**
	 * Create an endpoint without connections.
	 * @param connecting where the physical connections come from
	 * @param checkAfter how long a connection may idle before the server is asked whether
	 * it is still there
	 * @param commits what is done about a COMMIT whose answer is lost
	 * @param guarding how long statements and transactions may take, who watches them and
	 * who tracks who has the connections
	 * @param role what the endpoint is to the application
	 */
	GuardedEndpoint(ConnectingDataSource connecting, Duration checkAfter, CommitRule commits, Guarding guarding,
			EndpointRole role) {
		this.connecting = connecting;
		this.checkAfter = checkAfter;
		this.tellsReadOnly = !"ignore"
			.equalsIgnoreCase(PGProperty.READ_ONLY_MODE.getOrDefault(connecting.target().properties()));
		this.commits = commits;
		this.comments = guarding.comments();
		this.watches = new HarmlessWatches(guarding.watches());
		this.limits = guarding.limits();
		this.role = role;
		this.open = new OpenConnections(commits.endpoint());
		this.sessions = guarding.sessions().of(this.open);
		this.demotion = new Demotion(this.open);
	}

	/**
	 * Return where the connections lead to.
	 * @return the description of the endpoint, without secrets
	 */
	String description() {
		return this.commits.endpoint();
	}

	EndpointRole role() {
		return this.role;
	}

	OpenConnections connections() {
		return this.open;
	}

	EndpointSessions sessions() {
		return this.sessions;
	}

	void lookAround() {
		this.open.forEach((guard) -> guard.physical().glance());
	}

	LostConnections lost() {
		return this.open.lost();
	}

	void demoted(Physical physical) {
		this.demotion.saidOn(physical);
	}

	boolean isOutdated(Connection physical) {
		return this.connecting.isOutdated(physical);
	}

	@Nullable EndpointSocket socketOf(Connection physical) {
		return this.connecting.socketOf(physical);
	}

	Connection commenting(Connection physical) {
		return CommentingConnection.of(physical, this.comments);
	}

	StatementWatch watch() {
		return this.watches.of(description());
	}

	/**
	 * Note how the pool prepares each connection, so that one that takes the place of
	 * another is prepared as well.
	 * @param preparation the statement, or {@code null}
	 */
	void preparedWith(@Nullable String preparation) {
		this.preparation = preparation;
	}

	@Nullable String preparation() {
		return this.preparation;
	}

	Duration checkAfter() {
		return this.checkAfter;
	}

	/**
	 * Whether the driver tells the server that a transaction only reads.
	 * @return {@code false} where the connection string says so
	 */
	boolean tellsReadOnly() {
		return this.tellsReadOnly;
	}

	AtomicInteger initialIsolation() {
		return this.initialIsolation;
	}

	CommitRule commits() {
		return this.commits;
	}

	BackgroundCommits backgroundCommits() {
		return this.backgroundCommits;
	}

	TransactionTally tally() {
		return this.transactions;
	}

	/**
	 * Return how long a transaction may take where the server does not see to it.
	 * @param physical a connection to the server
	 * @return the duration, or {@code null} if the client has nothing to do
	 * @throws SQLException if the driver fails
	 */
	@Nullable Duration longestToWatch(Physical physical) throws SQLException {
		return this.limits.needsWatchdog(physical.serverVersion()) ? this.limits.transaction() : null;
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

}
