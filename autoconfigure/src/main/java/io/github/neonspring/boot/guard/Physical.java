package io.github.neonspring.boot.guard;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.connection.driver.EndpointSocket;
import io.github.neonspring.boot.connection.driver.Sight;
import io.github.neonspring.boot.connection.failure.FailureChain;
import io.github.neonspring.boot.connection.failure.FailureKind;

/**
 * A physical connection, and whether it is still there. All that ends it, or finds it
 * ended, is in this one place, so that its end is counted once.
 */
final class Physical {

	/** How long the server may take to say that it is still there. */
	private static final int CHECK_SECONDS = 2;

	private final Connection connection;

	private final Connection statements;

	private final ServerSide server;

	private final @Nullable EndpointSocket socket;

	private final LostConnections lost;

	private volatile boolean gone;

	/** Whether it is known who has ended the connection. */
	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile boolean retired;

	private volatile long lastUse = System.nanoTime();

	Physical(Connection connection, Connection statements, @Nullable EndpointSocket socket, LostConnections lost)
			throws SQLException {
		this.connection = connection;
		this.statements = statements;
		this.server = new ServerSide(connection.unwrap(BaseConnection.class));
		this.socket = socket;
		this.lost = lost;
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * Return the connection for the application's statements.
	 * @return the connection, or the same with comments on its statements
	 */
	Connection statements() {
		return this.statements;
	}

	int serverVersion() throws SQLException {
		return this.connection.getMetaData().getDatabaseMajorVersion();
	}

	ServerSide server() {
		return this.server;
	}

	/**
	 * Look, without a round trip, whether the server has closed the connection.
	 * @return {@code false} if it has
	 */
	boolean look() {
		if (!this.gone && this.socket != null) {
			Sight sight = this.socket.look();
			if (sight == Sight.GONE) {
				lose();
			}
			else if (sight == Sight.PENDING) {
				read();
			}
		}
		return !this.gone;
	}

	/**
	 * Look only, at a connection that may be in use.
	 */
	void glance() {
		if (!this.gone && this.socket != null && this.socket.look() == Sight.GONE) {
			lose();
		}
	}

	// A NOTIFY and a goodbye look the same from outside
	private void read() {
		try {
			this.server.read();
		}
		catch (SQLException ex) {
			lose();
		}
	}

	private void lose() {
		this.gone = true;
		if (this.ended.compareAndSet(false, true)) {
			this.lost.add();
		}
	}

	/**
	 * Ask the server whether it is still there.
	 * @param seconds how long it may take to answer
	 * @return {@code true} if it answered
	 * @throws SQLException if the driver fails
	 */
	boolean ask(int seconds) throws SQLException {
		boolean answered = this.connection.isValid(seconds);
		if (answered) {
			used();
		}
		else {
			lose();
		}
		return answered;
	}

	/**
	 * Answer the pool's own question whether the server is still there: without asking,
	 * where the connection was used lately or has just been made.
	 * @param seconds how long the server may take to answer
	 * @param checkAfter how long the connection may idle before the server is asked
	 * @return {@code true} if it is there
	 * @throws SQLException if the driver fails
	 */
	boolean isValidForPool(int seconds, Duration checkAfter) throws SQLException {
		return isKnownAfter(checkAfter) || ask(Math.min(CHECK_SECONDS, seconds));
	}

	private boolean isKnownAfter(Duration idle) {
		return this.socket != null && System.nanoTime() - this.lastUse < idle.toNanos();
	}

	void used() {
		this.lastUse = System.nanoTime();
	}

	/**
	 * Return when the server last answered.
	 * @return nanoseconds of {@link System#nanoTime()}
	 */
	long lastUse() {
		return this.lastUse;
	}

	boolean isGone() {
		return this.gone;
	}

	/**
	 * Have the connection dropped by the pool as soon as nobody uses it.
	 */
	void retire() {
		this.retired = true;
	}

	boolean isRetired() {
		return this.retired;
	}

	/**
	 * Whether an exception says that the connection is lost; notes it if so.
	 * @param failure the exception
	 * @return {@code true} if the connection is of no use any more
	 */
	boolean isLost(SQLException failure) {
		FailureKind kind = FailureKind.of(failure);
		boolean lost = kind == FailureKind.CONNECTION_LOST || kind == FailureKind.IN_DOUBT
				|| (isClosed() && !isAnswer(failure));
		if (lost) {
			endIfTimedOut(failure);
			lose();
		}
		return lost;
	}

	// Then it is the driver that has closed the connection
	private void endIfTimedOut(SQLException failure) {
		if (FailureChain.of(failure).stream().anyMatch((cause) -> cause.getCause() instanceof SocketTimeoutException)) {
			this.ended.set(true);
		}
	}

	// What the server said counts, whatever became of the connection since
	private static boolean isAnswer(SQLException failure) {
		return FailureChain.of(failure)
			.stream()
			.anyMatch((cause) -> cause instanceof PSQLException answer && answer.getServerErrorMessage() != null);
	}

	private boolean isClosed() {
		try {
			return this.connection.isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

	/**
	 * Close the connection, also where the server does not take the goodbye.
	 * @throws SQLException if the driver fails
	 */
	void close() throws SQLException {
		if (look()) {
			this.ended.set(true);
			this.connection.close();
		}
		else {
			discard();
		}
	}

	void closeQuietly() {
		try {
			close();
		}
		catch (SQLException ex) {
			discard();
		}
	}

	/**
	 * Close the connection without a word to the server, and where it is lent by a pool,
	 * have that pool know.
	 */
	void discard() {
		abort();
		JdbcUtils.closeConnection(this.connection);
	}

	/**
	 * End the transaction, if there is one.
	 * @return {@code true} if the connection can be used on
	 */
	boolean rollBack() {
		try {
			if (this.server.transactionState() != TransactionState.IDLE) {
				this.connection.rollback();
			}
			return look();
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * Have the driver cut the connection.
	 * @param executor where the driver does so
	 * @throws SQLException if the driver fails
	 */
	void abort(Executor executor) throws SQLException {
		this.ended.set(true);
		this.connection.abort(executor);
	}

	/**
	 * Cut the connection without a word to the server, also while somebody uses it, who
	 * closes it then.
	 */
	void abort() {
		this.ended.set(true);
		this.gone = true;
		try {
			// First, since TLS would wait for a writer that is stuck
			if (this.socket != null) {
				this.socket.close();
			}
			this.connection.abort(Runnable::run);
		}
		catch (IOException | SQLException ex) {
			// It is closed as far as this side is concerned
		}
	}

}
