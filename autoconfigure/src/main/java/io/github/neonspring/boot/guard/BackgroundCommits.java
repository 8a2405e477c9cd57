package io.github.neonspring.boot.guard;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.log.LogMessage;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Sends the COMMIT of read-only transactions without having the caller wait for the
 * answer. There is one at most for each connection, so that the pool bounds the number of
 * threads; they end when they have nothing to do.
 */
final class BackgroundCommits implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(BackgroundCommits.class);

	private static final Duration STOP = Duration.ofSeconds(2);

	private final LongAdder failures = new LongAdder();

	private final AtomicInteger underWay = new AtomicInteger();

	private final ThreadPoolExecutor threads;

	BackgroundCommits() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("neon-commit-");
		factory.setDaemon(true);
		this.threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
				factory);
	}

	/**
	 * Send a COMMIT.
	 * @param physical the connection, which nobody else may use until it is done; it is
	 * closed if the COMMIT fails
	 * @return completes when it is done, in whatever way
	 */
	CompletableFuture<Void> send(Physical physical) {
		this.underWay.incrementAndGet();
		try {
			return CompletableFuture.runAsync(() -> commit(physical), this.threads);
		}
		catch (RejectedExecutionException ex) {
			commit(physical);
			return CompletableFuture.completedFuture(null);
		}
	}

	private void commit(Physical physical) {
		try {
			physical.connection().commit();
			physical.used();
		}
		catch (SQLException | RuntimeException ex) {
			this.failures.increment();
			logger.debug(LogMessage.format("The COMMIT of a read-only transaction failed: %s", ex.getMessage()));
			physical.abort();
		}
		finally {
			this.underWay.decrementAndGet();
		}
	}

	int underWay() {
		return this.underWay.get();
	}

	long failures() {
		return this.failures.sum();
	}

	/**
	 * Wait for those under way, two seconds at most.
	 */
	@Override
	public void close() {
		this.threads.shutdown();
		try {
			if (!this.threads.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
				this.threads.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
