package io.github.neonspring.boot.migration;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.log.LogMessage;
import org.springframework.util.ReflectionUtils;

/**
 * Migrations that run on a daemon thread of their own, which never touches a bean.
 */
final class MigrationRun {

	/** To find out that there is no connection to be had any more. */
	private static final Duration MOMENT = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(MigrationRun.class);

	private final FutureTask<Void> task;

	private final MigrationDataSource dataSource;

	private final Duration grace;

	private final Thread thread;

	/**
	 * Create a run, which {@link #start()} begins.
	 * @param migration migrates
	 * @param dataSource what it migrates over
	 * @param grace how long SQL under way is left in peace when the run is stopped
	 */
	MigrationRun(Runnable migration, MigrationDataSource dataSource, Duration grace) {
		this.task = new FutureTask<>(migration, null);
		this.dataSource = dataSource;
		this.grace = grace;
		this.thread = new Thread(this.task, "neon-migration");
		this.thread.setDaemon(true);
		this.thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
	}

	void start() {
		this.thread.start();
	}

	/**
	 * Wait until the migrations are done; they themselves don't.
	 * @throws RuntimeException if they failed: what they failed with
	 */
	void await() {
		if (Thread.currentThread() == this.thread) {
			return;
		}
		try {
			this.task.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for the migrations", ex);
		}
		catch (ExecutionException ex) {
			ReflectionUtils.rethrowRuntimeException(Objects.requireNonNull(ex.getCause()));
		}
	}

	/**
	 * End the run: at once where it waits for the database. SQL under way has some time
	 * to end, since what {@code CREATE INDEX CONCURRENTLY} leaves behind has to be
	 * cleared away by hand.
	 */
	void stop() {
		// Spring interrupts a thread that waits for the migrations before it closes
		boolean interrupted = Thread.interrupted();
		try {
			end();
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void end() {
		this.dataSource.close();
		if (!isDoneWithin(MOMENT)) {
			logger.warn(LogMessage.format("The application closes while a migration runs. The migration has %d s to"
					+ " end before its connections are closed", this.grace.toSeconds()));
			if (!isDoneWithin(this.grace)) {
				this.dataSource.abort();
				this.thread.interrupt();
				isDoneWithin(MOMENT);
			}
		}
	}

	boolean isOver() {
		return this.task.isDone();
	}

	/**
	 * Wait a moment for the end.
	 * @param time how long to wait at most
	 * @return {@code true} if the migrations are done, or have failed
	 */
	boolean isDoneWithin(Duration time) {
		try {
			this.task.get(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			logger.debug("The migrations have failed", ex);
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		return true;
	}

}
