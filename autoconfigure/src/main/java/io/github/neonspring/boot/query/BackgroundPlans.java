package io.github.neonspring.boot.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.ComputeState;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Asks for plans in the background, on one thread, while the compute is awake anyway and
 * a connection of the pool is idle.
 */
final class BackgroundPlans implements QueryPlans, SmartLifecycle {

	private static final Log logger = LogFactory.getLog(BackgroundPlans.class);

	private static final int WAITING = 10;

	private static final Duration BORROW = Duration.ofMillis(250);

	private static final Duration STOP = Duration.ofSeconds(2);

	private final ObjectProvider<NeonPool> pool;

	private final ObjectProvider<ComputeActivity> activity;

	private final ReportPace pace;

	private volatile boolean running = true;

	private volatile ThreadPoolExecutor thread = newThread();

	BackgroundPlans(ObjectProvider<NeonPool> pool, ObjectProvider<ComputeActivity> activity, ReportPace pace) {
		this.pool = pool;
		this.activity = activity;
		this.pace = pace;
	}

	// What does not fit into the queue is left out
	private static ThreadPoolExecutor newThread() {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(WAITING), (task) -> {
					Thread thread = new Thread(task, "neon-query-plan");
					thread.setDaemon(true);
					return thread;
				}, new ThreadPoolExecutor.DiscardPolicy());
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	@Override
	public void ask(String sql) {
		if (PlanQuestion.isPossible(sql)) {
			this.thread.execute(() -> explain(sql));
		}
	}

	private void explain(String sql) {
		NeonPool pool = this.pool.getIfAvailable();
		ComputeActivity activity = this.activity.getIfAvailable();
		if (pool == null || activity == null || pool.snapshot().idle() == 0 || activity.state() != ComputeState.AWAKE) {
			logger.debug("There is no plan of a slow statement, for want of an idle connection");
			return;
		}
		try (Connection connection = pool.borrow(BORROW)) {
			ShownSql shown = ShownSql.of(sql);
			if (this.pace.ask(shown.key()).isPresent()) {
				activity.asking("plan of a slow statement");
				tell(sql, shown.text(), pool.description(), connection);
			}
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("There is no plan of a slow statement, for want of a connection", ex);
		}
	}

	private void tell(String sql, String shown, String endpoint, Connection connection) {
		try {
			String plan = new PlanQuestion(sql).ask(connection);
			logger.info("Plan of a slow statement on " + endpoint + ", not executed: " + shown + System.lineSeparator()
					+ MaskedSql.ofPlan(plan));
		}
		catch (SQLException ex) {
			failed(shown, "SQL state " + ex.getSQLState());
		}
		catch (RuntimeException ex) {
			failed(shown, ex.getClass().getName());
		}
	}

	// The server's own words may hold values of the statement
	private static void failed(String shown, String why) {
		logger.info("There is no plan of a slow statement (with parameters, PostgreSQL has one from 16 on), " + why
				+ ": " + shown);
	}

	@Override
	public void start() {
		if (this.thread.isShutdown()) {
			this.thread = newThread();
		}
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.thread.shutdownNow();
		try {
			if (!this.thread.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.debug("A plan is still being asked for");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
