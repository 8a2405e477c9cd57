package io.github.neonspring.boot.budget;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.ComputeState;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Looks at the budget once, some time after the start: on a thread of its own, and only
 * when the compute is awake because somebody else has used it.
 */
final class BudgetWarning implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

	private static final Log logger = LogFactory.getLog(BudgetWarning.class);

	private static final Duration BORROW = Duration.ofSeconds(5);

	private static final Duration STOP = Duration.ofSeconds(2);

	private static final int MOST_ATTEMPTS = 3;

	private final ConnectionBudget budget;

	private final NeonPool pool;

	private final ComputeActivity activity;

	private @Nullable Thread thread;

	private boolean over;

	private boolean closed;

	private int attempts;

	BudgetWarning(ConnectionBudget budget, NeonPool pool, ComputeActivity activity) {
		this.budget = budget;
		this.pool = pool;
		this.activity = activity;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (!this.pool.isOpen() || this.pool.snapshot().maximum() == 0) {
			return;
		}
		this.activity.atNextAnswer(this::begin);
		if (this.activity.state() == ComputeState.AWAKE && !this.pool.isEmpty()) {
			begin();
		}
	}

	private synchronized void begin() {
		if (!this.over && !this.closed) {
			this.over = true;
			Thread asking = new Thread(this::look, "neon-connection-budget");
			asking.setDaemon(true);
			this.thread = asking;
			asking.start();
		}
	}

	private void look() {
		this.activity.asking("connection budget");
		try (Connection connection = this.pool.borrow(BORROW)) {
			BudgetReport report = this.budget.ask(connection);
			if (report.isExceeded()) {
				logger.warn(LogMessage.format("Connection budget: %s. %s", report.description(), report.action()));
			}
			else {
				logger.debug(LogMessage.format("Connection budget: %s", report.description()));
			}
		}
		catch (SQLException ex) {
			logger.debug("The connection budget is not known", ex);
			again();
		}
	}

	private synchronized void again() {
		if (++this.attempts < MOST_ATTEMPTS && !this.closed && this.pool.isOpen()) {
			this.over = false;
			this.activity.atNextAnswer(this::begin);
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		Thread asking;
		synchronized (this) {
			this.closed = true;
			asking = this.thread;
		}
		if (asking != null) {
			asking.interrupt();
			asking.join(STOP.toMillis());
		}
	}

}
