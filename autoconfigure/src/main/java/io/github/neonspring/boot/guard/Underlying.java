package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * The physical connection under a guarded one: which one serves now, what is under way on
 * it, and how another takes its place.
 */
final class Underlying {

	private static final Log logger = LogFactory.getLog(ConnectionGuard.class);

	private final RecordingConnection connection;

	private final GuardedEndpoint endpoint;

	private final Opening again;

	private final Aside aside = new Aside();

	private volatile Physical physical;

	private volatile @Nullable CompletableFuture<Void> commit;

	private volatile boolean guest;

	private int generation;

	/**
	 * Open the first physical connection.
	 * @param connection the guarded connection
	 * @param endpoint where they lead to
	 * @param opening opens the first physical connection
	 * @param again opens others
	 * @throws SQLException if there is none
	 */
	Underlying(RecordingConnection connection, GuardedEndpoint endpoint, Opening opening, Opening again)
			throws SQLException {
		this.connection = connection;
		this.endpoint = endpoint;
		this.again = again;
		this.physical = open(endpoint, opening);
	}

	private static Physical open(GuardedEndpoint endpoint, Opening opening) throws SQLException {
		Connection connection = opening.open();
		try {
			Physical opened = new Physical(connection, endpoint.commenting(connection), endpoint.socketOf(connection),
					endpoint.lost());
			endpoint.lost().opened();
			return opened;
		}
		catch (SQLException | RuntimeException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
	}

	Physical physical() {
		return this.physical;
	}

	/**
	 * Return the connection for the application's statements, once the answer to a COMMIT
	 * is there.
	 * @return the connection
	 * @throws SQLException if it cannot be set as the application wants it
	 */
	Connection statements() throws SQLException {
		CompletableFuture<Void> commit = this.commit;
		if (commit != null) {
			commit.join();
			this.connection.catchUp();
			this.commit = null;
		}
		return this.physical.statements();
	}

	/**
	 * Send the COMMIT without waiting for the answer.
	 */
	void commitBehindTheCaller() {
		this.commit = this.endpoint.backgroundCommits().send(this.physical);
	}

	@Nullable CompletableFuture<Void> commitUnderWay() {
		return this.commit;
	}

	boolean isCommitting() {
		CompletableFuture<Void> commit = this.commit;
		return commit != null && !commit.isDone();
	}

	/**
	 * Whether the driver cannot be told anything now.
	 * @return {@code true} where the answer to a COMMIT was not waited for, and where the
	 * connection is gone
	 */
	boolean isAway() {
		return this.commit != null || this.physical.isGone();
	}

	/**
	 * Whether another endpoint's connection serves in the place of this endpoint's.
	 * @return {@code false} for all connections of the primary
	 */
	boolean isGuest() {
		return this.guest;
	}

	/**
	 * Whether the connection is to a read replica, on which nothing can be written.
	 * @return {@code false} for the primary, and where another endpoint has taken over
	 */
	boolean isToReplica() {
		return this.endpoint.role().replica() && !this.guest;
	}

	/**
	 * Tell the physical connections apart.
	 * @return how many have taken the place of another until now
	 */
	int generation() {
		return this.generation;
	}

	/**
	 * Take another physical connection, set as this one was. One that a replica only
	 * refused to use is kept aside for those who come after.
	 * @param lost how this one was lost or refused, or {@code null} if it was seen to be
	 * closed
	 * @throws SQLException if there is no other
	 */
	void replace(@Nullable SQLException lost) throws SQLException {
		putAside();
		try {
			this.physical = replacement();
			this.guest = this.endpoint.role().replica();
			this.generation++;
			logger.debug(LogMessage.format("A connection to %s was replaced", this.endpoint.description()));
		}
		catch (SQLException | RuntimeException ex) {
			this.aside.discard();
			SQLException told = (lost != null) ? lost
					: new SQLTransientConnectionException("The server has closed the connection to "
							+ this.endpoint.description() + ", and there is no other", "08006");
			told.addSuppressed(ex);
			throw told;
		}
		this.endpoint.lookAround();
	}

	private void putAside() {
		Physical left = this.physical;
		if (isToReplica() && left.look() && this.connection.isolation().isInitial() && left.rollBack()) {
			this.aside.put(left, this.connection.settingsRecorded());
		}
		else {
			left.discard();
		}
	}

	private Physical replacement() throws SQLException {
		Physical fresh = open(this.endpoint, this.again);
		try {
			this.connection.prepare(fresh.connection(), this.endpoint.preparation());
			return fresh;
		}
		catch (SQLException | RuntimeException ex) {
			fresh.discard();
			throw ex;
		}
	}

	/**
	 * Take back the connection that was put aside, if it is still there.
	 * @return the connection, or {@code null} if there is none
	 */
	@Nullable Physical restore() {
		Physical own = this.aside.take(this.connection.settingsRecorded());
		if (own == null) {
			return null;
		}
		Physical left = this.physical;
		this.physical = own;
		this.guest = false;
		this.generation++;
		this.connection.isolation().replaced();
		left.closeQuietly();
		try {
			this.connection.catchUp();
		}
		catch (SQLException ex) {
			own.discard();
		}
		return own;
	}

	/**
	 * Close the connection, once the answer to a COMMIT is there.
	 * @throws SQLException if the driver fails
	 */
	void close() throws SQLException {
		this.aside.discard();
		CompletableFuture<Void> commit = this.commit;
		if (commit != null) {
			Physical closing = this.physical;
			commit.thenRun(closing::closeQuietly);
		}
		else {
			this.physical.close();
		}
	}

	void abort(Executor executor) throws SQLException {
		this.aside.discard();
		this.physical.abort(executor);
	}

}
