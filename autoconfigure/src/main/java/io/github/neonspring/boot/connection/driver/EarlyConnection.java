package io.github.neonspring.boot.connection.driver;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;

/**
 * The connection that is opened while the application context is still being built, so
 * that a compute wakes beside it. The first {@link ConnectingDataSource} with the same
 * target that needs a connection gets it. Until it is there, whoever would log in at the
 * same database as the same user waits for it, and shares its failure; a refused password
 * is told to those who come later, too, instead of being sent once more.
 *
 * @since 0.1.0
 */
public final class EarlyConnection implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(EarlyConnection.class);

	private final CompletableFuture<Boolean> over = new CompletableFuture<>();

	private final CompletableFuture<Boolean> settled = new CompletableFuture<>();

	private final Logins logins;

	private final JdbcTarget target;

	private final LongSupplier nanoTime;

	private volatile @Nullable String serverVersion;

	private @Nullable OpenedConnection opened;

	private @Nullable FailedEarlyConnect failure;

	private boolean closed;

	/**
	 * Create an early connection; {@link #begin(ClassLoader)} opens it.
	 * @param target where to connect
	 * @param silence how long the server may say nothing during the connect
	 * @param nanoTime the time, as {@link System#nanoTime()} tells it
	 */
	public EarlyConnection(JdbcTarget target, Duration silence, LongSupplier nanoTime) {
		this.logins = new Logins(target, silence);
		this.target = target;
		this.nanoTime = nanoTime;
	}

	/**
	 * Begin to connect, on a daemon thread that ends with the connect.
	 * @param classLoader the context class loader of the thread, or {@code null} for the
	 * one of the calling thread
	 */
	public void begin(@Nullable ClassLoader classLoader) {
		Thread thread = thread(this::open);
		if (classLoader != null) {
			thread.setContextClassLoader(classLoader);
		}
		thread.start();
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "neon-early-wake");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Close the connection unless somebody takes it soon after it is there. Does not wait
	 * for that.
	 * @param soon how long the connection is held from now on, or from when it is there
	 */
	public void closeUnlessTakenWithin(Duration soon) {
		if (!this.settled.isDone()) {
			try {
				thread(() -> hold(soon)).start();
			}
			catch (OutOfMemoryError ex) {
				logger.debug("No thread could be started to hold the early connection", ex);
				close();
			}
		}
	}

	private void hold(Duration soon) {
		try {
			CompletableFuture.anyOf(this.over, this.settled).get();
			this.settled.get(soon.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | InterruptedException | ExecutionException ex) {
			close();
		}
	}

	private void open() {
		try {
			OpenedConnection connection = this.logins.open();
			this.serverVersion = connection.serverVersion();
			logger.debug(LogMessage.format("Connected to %s early, in %d ms", this.target.description(),
					connection.took().toMillis()));
			opened(connection);
		}
		catch (SQLException ex) {
			logger.debug(LogMessage.format("No early connection to %s. %s", this.target.description(),
					ConnectFailure.of(ex).getDescription()));
			failed(ex);
		}
		finally {
			this.over.complete(true);
		}
	}

	private synchronized void opened(OpenedConnection connection) {
		if (this.closed) {
			connection.close();
		}
		else {
			this.opened = connection;
		}
	}

	private synchronized void failed(SQLException failure) {
		this.failure = new FailedEarlyConnect(failure, this.nanoTime.getAsLong());
		this.settled.complete(true);
	}

	/**
	 * Return the server's version, as it was told at login. Does not wait.
	 * @return the version, or empty while there is no connection
	 */
	public Optional<String> serverVersion() {
		return Optional.ofNullable(this.serverVersion);
	}

	/**
	 * Whether the connection leads to the given target, in all details.
	 * @param other the other target
	 * @return {@code false} if it is of no use there
	 */
	public boolean leadsTo(JdbcTarget other) {
		return this.target.connectsLike(other);
	}

	/**
	 * Take the connection, once it is there.
	 * @param asked where a connection is wanted
	 * @param givenUp completes when it is not wanted any more
	 * @return the connection, or {@code null} where the caller must connect by itself
	 * @throws SQLException if the connect that was waited for failed, or one that ended
	 * before left no hope for this one
	 */
	@Nullable OpenedConnection take(JdbcTarget asked, CompletableFuture<Boolean> givenUp) throws SQLException {
		if (!this.target.hasLoginOf(asked)) {
			return null;
		}
		boolean waited = !isOver();
		await(givenUp);
		return givenUp.isDone() ? null : take(leadsTo(asked), waited);
	}

	private void await(CompletableFuture<Boolean> givenUp) throws SQLException {
		try {
			CompletableFuture.anyOf(this.over, givenUp).get();
		}
		catch (InterruptedException | ExecutionException ex) {
			Thread.currentThread().interrupt();
			throw new SQLTransientConnectionException(
					"Interrupted while waiting for the connection to " + this.target.description(), "08006", ex);
		}
	}

	private synchronized @Nullable OpenedConnection take(boolean sameTarget, boolean waited) throws SQLException {
		FailedEarlyConnect failure = this.failure;
		if (failure != null && !this.closed && (waited || leavesNoHope(failure, sameTarget))) {
			throw failure.exception();
		}
		OpenedConnection connection = sameTarget ? this.opened : null;
		if (connection == null) {
			return null;
		}
		this.opened = null;
		this.settled.complete(true);
		if (!connection.isQuiet()) {
			logger.debug(LogMessage.format("%s has closed the early connection", this.target.description()));
			connection.close();
			return null;
		}
		return connection;
	}

	private boolean leavesNoHope(FailedEarlyConnect failure, boolean sameTarget) {
		return failure.leavesNoHope(this.nanoTime.getAsLong(), sameTarget, this::hasOtherCredentials);
	}

	private boolean hasOtherCredentials() {
		LoginCredentials credentials = this.logins.credentials();
		return credentials != null && credentials.hasOthers();
	}

	boolean isOver() {
		return this.over.isDone();
	}

	/**
	 * Close the connection unless it was taken, or give up opening it.
	 */
	@Override
	public void close() {
		OpenedConnection unused = giveUp();
		this.logins.close();
		if (unused != null) {
			logger.debug(LogMessage.format("Closing the early connection to %s: nobody has used it",
					this.target.description()));
			unused.close();
		}
	}

	private synchronized @Nullable OpenedConnection giveUp() {
		OpenedConnection unused = this.opened;
		this.opened = null;
		this.closed = true;
		this.settled.complete(true);
		return unused;
	}

	@Override
	public String toString() {
		return "EarlyConnection[" + this.target.description() + "]";
	}

}
