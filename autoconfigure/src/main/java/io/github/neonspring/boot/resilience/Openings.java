package io.github.neonspring.boot.resilience;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The connects under way and the connections that are ready. Each has a thread of its
 * own, which opens the connection, holds it until the pool takes it, and closes it where
 * that does not happen soon: outside the pool nobody would see it.
 */
final class Openings {

	private static final Log logger = LogFactory.getLog(Openings.class);

	private static final Duration HELD = Duration.ofSeconds(2);

	private static final Duration LOOK = Duration.ofMillis(25);

	// Not a LinkedTransferQueue, which before JDK 21 can spin for ever and not give up
	// in time (JDK-8301341)
	private final BlockingQueue<Connection> ready = new SynchronousQueue<>(true);

	private final ThreadFactory threads;

	private final DataSource patient;

	private final DataSource once;

	private final Predicate<Connection> fresh;

	private final BooleanSupplier closed;

	private final Runnable reminder;

	private int number;

	private boolean starved;

	private @Nullable SQLException failure;

	/**
	 * Create openings; nothing is opened yet.
	 * @param patient where one connection comes from that must come
	 * @param once where the others come from, which are tried once
	 * @param fresh whether a connection that is ready is still of use
	 * @param closed whether no connection is wanted any more
	 * @param reminder reminds the pool of those who wait, while a connection is ready
	 */
	Openings(DataSource patient, DataSource once, Predicate<Connection> fresh, BooleanSupplier closed,
			Runnable reminder) {
		this(patient, once, fresh, closed, reminder, threads());
	}

	Openings(DataSource patient, DataSource once, Predicate<Connection> fresh, BooleanSupplier closed,
			Runnable reminder, ThreadFactory threads) {
		this.threads = threads;
		this.patient = patient;
		this.once = once;
		this.fresh = fresh;
		this.closed = closed;
		this.reminder = reminder;
	}

	private static ThreadFactory threads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("neon-connect-");
		threads.setDaemon(true);
		return threads;
	}

	/**
	 * Forget a failure of which nobody was waiting to hear.
	 */
	synchronized void forgetFailure() {
		this.failure = null;
	}

	/**
	 * Have at least one connect under way or connection ready.
	 * @return {@code false} if there is no thread to be had for it
	 * @throws SQLException if the connect that was to bring one has failed
	 */
	synchronized boolean atLeastOne() throws SQLException {
		SQLException failure = this.failure;
		this.failure = null;
		if (failure != null) {
			throw failure;
		}
		return this.number > 0 || start(this.patient);
	}

	/**
	 * Begin as many connects as there are too few beside the one that must come. Where
	 * that has just ended none is begun, since it may have failed.
	 * @param wanted how many are to be under way or ready
	 */
	synchronized void join(int wanted) {
		if (this.number > 0) {
			follow(wanted);
		}
	}

	/**
	 * Begin as many connects as there are too few after one that is through.
	 * @param wanted how many are to be under way or ready
	 */
	synchronized void follow(int wanted) {
		boolean started = true;
		while (started && this.number < wanted) {
			started = start(this.once);
		}
	}

	private boolean start(DataSource source) {
		try {
			this.threads.newThread(() -> open(source)).start();
		}
		catch (OutOfMemoryError ex) {
			if (!this.starved) {
				logger.warn("No thread could be started to open a connection beside others", ex);
			}
			this.starved = true;
			return false;
		}
		this.starved = false;
		this.number++;
		return true;
	}

	/**
	 * Take the connection that is ready first.
	 * @param wait how long to wait for it
	 * @return the connection, or {@code null} if there is none yet
	 * @throws InterruptedException if interrupted meanwhile
	 */
	@Nullable Connection take(Duration wait) throws InterruptedException {
		Connection connection = this.ready.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
		if (connection == null) {
			return null;
		}
		ended(null);
		return connection;
	}

	/**
	 * Whether a connection that was taken is still of use.
	 * @param connection the connection
	 * @return {@code false} if the server has said something since the login, which is
	 * mostly that it ends the session
	 */
	boolean isFresh(Connection connection) {
		return this.fresh.test(connection);
	}

	private void open(DataSource source) {
		try {
			handOverOrClose(source.getConnection());
		}
		catch (Throwable ex) {
			ended((source == this.patient) ? failure(ex) : null);
		}
	}

	private void handOverOrClose(Connection connection) {
		boolean taken = false;
		try {
			taken = handOver(connection);
		}
		finally {
			if (!taken) {
				JdbcUtils.closeConnection(connection);
			}
		}
		if (!taken) {
			ended(null);
		}
	}

	private boolean handOver(Connection connection) {
		long end = System.nanoTime() + HELD.toNanos();
		try {
			while (!this.closed.getAsBoolean() && System.nanoTime() < end) {
				if (this.ready.offer(connection, LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
					return true;
				}
				this.reminder.run();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

	private static SQLException failure(Throwable ex) {
		return (ex instanceof SQLException failure) ? failure
				: new SQLException("A connection could not be opened", "08001", ex);
	}

	private synchronized void ended(@Nullable SQLException failure) {
		this.number--;
		this.failure = (failure != null) ? failure : this.failure;
	}

}
