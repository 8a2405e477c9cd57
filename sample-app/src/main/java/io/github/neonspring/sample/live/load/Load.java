package io.github.neonspring.sample.live.load;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.Assert;

/**
 * Sends load for a while, and single requests. While there is none it has no thread, and
 * nothing of it uses the database.
 */
public final class Load implements SmartLifecycle {

	private static final int MOST_UNDER_WAY = 20;

	/** One request of so many is a read. */
	private static final int READS = 5;

	private static final long AUDIT_SECONDS = 1;

	private static final long PLAIN_IDLE_SECONDS = 10;

	private final Requests requests;

	private final Ledger ledger;

	private final Bank starter;

	private final PlainPool plain;

	private final Clock clock;

	private final ScheduledThreadPoolExecutor timer;

	private final ThreadPoolExecutor senders;

	private final AtomicLong sent = new AtomicLong();

	private final AtomicLong skipped = new AtomicLong();

	private volatile LoadStatus status = LoadStatus.NONE;

	private volatile long plainUsed;

	private volatile boolean running;

	private @Nullable ScheduledFuture<?> sending;

	private @Nullable ScheduledFuture<?> auditing;

	Load(Requests requests, Ledger ledger, Bank starter, PlainPool plain, Clock clock) {
		this.requests = requests;
		this.ledger = ledger;
		this.starter = starter;
		this.plain = plain;
		this.clock = clock;
		this.timer = new ScheduledThreadPoolExecutor(2, threads("neon-sample-load-timer-"));
		this.timer.setKeepAliveTime(10, TimeUnit.SECONDS);
		this.timer.allowCoreThreadTimeOut(true);
		this.timer.setRemoveOnCancelPolicy(true);
		this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		this.senders = new ThreadPoolExecutor(0, MOST_UNDER_WAY, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
				threads("neon-sample-load-"));
	}

	private static CustomizableThreadFactory threads(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

	/**
	 * Send one request, on a thread of its own as those of load are sent, and await its
	 * end.
	 * @param kind what it is to do
	 * @param settings which settings to send it through
	 * @return how it went
	 * @throws IllegalStateException if it cannot be sent
	 */
	public RequestResult send(Kind kind, Settings settings) {
		if (kind == Kind.TRANSFER) {
			requireAccounts();
		}
		RequestResult result = await(() -> this.requests.send(kind, settings, bank(settings)));
		this.timer.execute(this.ledger::audit);
		if (settings == Settings.PLAIN) {
			this.timer.schedule(this::closeIdlePlain, PLAIN_IDLE_SECONDS, TimeUnit.SECONDS);
		}
		return result;
	}

	private RequestResult await(Callable<RequestResult> request) {
		try {
			return this.senders.submit(request).get();
		}
		catch (RejectedExecutionException ex) {
			throw new IllegalStateException("Too many requests are under way", ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The request could not be sent: " + ex.getCause(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a request was under way", ex);
		}
	}

	// The audit wakes nobody; whoever sends a request means to
	private void requireAccounts() {
		if (!hasAccounts()) {
			this.ledger.audit();
		}
		if (!hasAccounts()) {
			this.starter.total();
			this.ledger.audit();
		}
		Assert.state(hasAccounts(), "There are not two accounts with 100 or more, between which money could be moved");
	}

	private boolean hasAccounts() {
		return this.ledger.accounts().size() > 1;
	}

	private Bank bank(Settings settings) {
		if (settings == Settings.STARTER) {
			return this.starter;
		}
		this.plainUsed = System.nanoTime();
		return this.plain.open();
	}

	/**
	 * Start load, in the place of what runs.
	 * @param request what to send
	 */
	public synchronized void begin(LoadRequest request) {
		end();
		requireAccounts();
		Settings settings = request.settingsOrDefault();
		bank(settings);
		this.skipped.set(0);
		this.status = new LoadStatus(true, settings, request.perSecondOrDefault(),
				this.clock.millis() + TimeUnit.SECONDS.toMillis(request.secondsOrDefault()), 0);
		long period = TimeUnit.SECONDS.toMicros(1) / request.perSecondOrDefault();
		this.sending = this.timer.scheduleAtFixedRate(this::tick, 0, period, TimeUnit.MICROSECONDS);
		this.auditing = this.timer.scheduleWithFixedDelay(this.ledger::audit, AUDIT_SECONDS, AUDIT_SECONDS,
				TimeUnit.SECONDS);
	}

	private void tick() {
		LoadStatus current = this.status;
		if (this.clock.millis() >= current.until()) {
			end();
		}
		else if (current.running()) {
			Kind kind = (this.sent.incrementAndGet() % READS == 0) ? Kind.READ : Kind.TRANSFER;
			submit(() -> this.requests.send(kind, current.settings(), bank(current.settings())));
		}
	}

	private void submit(Runnable task) {
		try {
			this.senders.execute(task);
		}
		catch (RejectedExecutionException ex) {
			this.skipped.incrementAndGet();
		}
	}

	/**
	 * End the load that runs, if any. What is under way is let finish.
	 */
	public synchronized void end() {
		LoadStatus ended = status();
		if (ended.running()) {
			cancel(this.sending);
			cancel(this.auditing);
			this.status = new LoadStatus(false, ended.settings(), ended.perSecond(),
					Math.min(ended.until(), this.clock.millis()), ended.skipped());
			this.timer.schedule(this::afterwards, 500, TimeUnit.MILLISECONDS);
		}
	}

	private static void cancel(@Nullable ScheduledFuture<?> task) {
		if (task != null) {
			task.cancel(false);
		}
	}

	private void afterwards() {
		if (this.senders.getActiveCount() > 0) {
			this.timer.schedule(this::afterwards, 500, TimeUnit.MILLISECONDS);
			return;
		}
		this.ledger.audit();
		closeIdlePlain();
	}

	private synchronized void closeIdlePlain() {
		boolean needed = this.status.running() && this.status.settings() == Settings.PLAIN;
		boolean idle = this.senders.getActiveCount() == 0
				&& System.nanoTime() - this.plainUsed >= TimeUnit.SECONDS.toNanos(PLAIN_IDLE_SECONDS);
		if (!needed && idle) {
			this.plain.close();
		}
		else if (!needed) {
			this.timer.schedule(this::closeIdlePlain, PLAIN_IDLE_SECONDS, TimeUnit.SECONDS);
		}
	}

	/**
	 * Return what is sent.
	 * @return the load that runs, or the last one
	 */
	public LoadStatus status() {
		LoadStatus current = this.status;
		return new LoadStatus(current.running(), current.settings(), current.perSecond(), current.until(),
				this.skipped.get());
	}

	@Override
	public void start() {
		this.running = true;
		this.timer.execute(this.ledger::audit);
	}

	@Override
	public void stop() {
		this.running = false;
		end();
		this.timer.shutdownNow();
		this.senders.shutdownNow();
		this.plain.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
