package io.github.neonspring.boot.compute;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Asks the database whether it is there, on one thread and one question at a time. A
 * question is one statement at most.
 *
 * @since 0.1.0
 */
public final class ComputeProbe {

	private static final Duration STOP = Duration.ofSeconds(2);

	private final NeonPool pool;

	private final ComputeActivity activity;

	private final Clock clock;

	private volatile ScheduledThreadPoolExecutor thread = newThread();

	private final RetryPace pace = new RetryPace();

	private @Nullable CompletableFuture<Void> underWay;

	private Instant lastAsked = Instant.EPOCH;

	ComputeProbe(NeonPool pool, ComputeActivity activity, Clock clock) {
		this.pool = pool;
		this.activity = activity;
		this.clock = clock;
	}

	private static ScheduledThreadPoolExecutor newThread() {
		ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "neon-keepalive");
			thread.setDaemon(true);
			return thread;
		});
		executor.setRemoveOnCancelPolicy(true);
		return executor;
	}

	/**
	 * Start again after a stop: contexts are paused and resumed, between tests too.
	 */
	synchronized void start() {
		if (this.thread.isShutdown()) {
			this.thread = newThread();
		}
	}

	/**
	 * Ask in the background, unless a question is under way or the last one was asked
	 * less than the given time ago. While the last answer was a failure, ask at most each
	 * five seconds, and less and less often where the failure cannot pass by itself.
	 * @param notMoreOftenThan the time that must have passed
	 * @return completes when the question that is under way, if any, is answered
	 */
	public synchronized CompletableFuture<Void> ask(Duration notMoreOftenThan) {
		if (this.underWay != null && !this.underWay.isDone()) {
			return this.underWay;
		}
		if (!isDue(notMoreOftenThan) || this.thread.isShutdown()) {
			return CompletableFuture.completedFuture(null);
		}
		this.lastAsked = this.clock.instant();
		this.underWay = CompletableFuture.runAsync(() -> askNow("health probe"), this.thread);
		return this.underWay;
	}

	private boolean isDue(Duration notMoreOftenThan) {
		Evidence evidence = this.activity.evidence();
		Instant last = (evidence != null && evidence.at().isAfter(this.lastAsked)) ? evidence.at() : this.lastAsked;
		Duration pause = this.pace.pause(evidence);
		Instant due = last.plus((pause.compareTo(notMoreOftenThan) > 0) ? pause : notMoreOftenThan);
		return !this.clock.instant().isBefore(due);
	}

	/**
	 * Ask on this thread.
	 * @param what on what occasion
	 */
	void askNow(String what) {
		if (!this.pool.isOpen() || this.pool.snapshot().isExhausted()) {
			return;
		}
		this.activity.asking(what);
		long start = System.nanoTime();
		try {
			this.pool.ask();
			this.activity.answered(Duration.ofNanos(System.nanoTime() - start));
			this.pace.answered();
		}
		catch (SQLException ex) {
			failed(ex);
		}
	}

	/**
	 * Ask on this thread, because somebody wants to know. It wakes a compute that sleeps,
	 * and is no use of the database by the application.
	 * @return how long the answer took, a wait for a connection included
	 * @throws SQLException if there is no answer, or no connection to be had
	 */
	public Duration ping() throws SQLException {
		this.activity.asking("ping on request");
		long start = System.nanoTime();
		try {
			this.pool.askAsCaller();
		}
		catch (SQLException ex) {
			failed(ex);
			throw ex;
		}
		Duration latency = Duration.ofNanos(System.nanoTime() - start);
		this.activity.answered(latency);
		return latency;
	}

	private void failed(SQLException failure) {
		if (!this.thread.isShutdown() && !this.pool.snapshot().isExhausted()) {
			this.activity.failed(failure);
			this.pace.failed();
		}
	}

	ScheduledThreadPoolExecutor thread() {
		return this.thread;
	}

	/**
	 * Stop asking, within two seconds.
	 */
	void stop() {
		this.thread.shutdownNow();
		try {
			this.thread.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
