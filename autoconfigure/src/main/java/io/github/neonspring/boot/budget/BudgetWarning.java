package io.github.neonspring.boot.budget;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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

	private final Duration delay;

	private final CountDownLatch closing = new CountDownLatch(1);

	private @Nullable Thread thread;

	private boolean over;

	private int attempts;

	BudgetWarning(ConnectionBudget budget, NeonPool pool, ComputeActivity activity, Duration delay) {
		this.budget = budget;
		this.pool = pool;
		this.activity = activity;
		this.delay = delay;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (!this.pool.isOpen() || this.pool.snapshot().maximum() == 0) {
			return;
		}
		this.activity.atNextAnswer(this::begin);
		if (isAwake()) {
			begin();
		}
	}

	private boolean isAwake() {
		return this.activity.state() == ComputeState.AWAKE && !this.pool.isEmpty();
	}

	private synchronized void begin() {
		if (!this.over && !isClosed()) {
			this.over = true;
			Thread asking = new Thread(this::lookLater, "neon-connection-budget");
			asking.setDaemon(true);
			this.thread = asking;
			asking.start();
		}
	}

	private void lookLater() {
		try {
			if (this.closing.await(this.delay.toMillis(), TimeUnit.MILLISECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			return;
		}
		// What has just answered is awake, though its connection may not be in the pool
		// yet
		if (this.delay.isZero() || isAwake()) {
			look();
		}
		else {
			atNextAnswer();
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
		if (++this.attempts < MOST_ATTEMPTS && this.pool.isOpen()) {
			atNextAnswer();
		}
	}

	private synchronized void atNextAnswer() {
		if (!isClosed()) {
			this.over = false;
			this.activity.atNextAnswer(this::begin);
		}
	}

	private boolean isClosed() {
		return this.closing.getCount() == 0;
	}

	@Override
	public void destroy() throws InterruptedException {
		Thread asking;
		synchronized (this) {
			this.closing.countDown();
			asking = this.thread;
		}
		if (asking != null) {
			asking.interrupt();
			asking.join(STOP.toMillis());
		}
	}

}
