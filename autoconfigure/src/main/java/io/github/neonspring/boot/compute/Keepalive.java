package io.github.neonspring.boot.compute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.log.LogMessage;

import io.github.neonspring.boot.connection.event.EndpointEvent;
import io.github.neonspring.boot.connection.event.EndpointLog;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Keeps the compute awake while its schedule says so, with a ping at each interval, and
 * has the pool keep connections open only as long. A ping is no use of the database by
 * the application.
 *
 * @since 0.1.0
 */
public final class Keepalive implements SmartLifecycle {

	private static final EndpointLog events = EndpointLog.of(Keepalive.class);

	/** The longest that a change of the schedule goes unnoticed. */
	private static final Duration BEAT = Duration.ofSeconds(10);

	private final KeepaliveMode mode;

	private final KeepaliveSchedule schedule;

	private final Duration interval;

	private final Duration suspendTimeout;

	private final boolean warmUp;

	private final NeonPool pool;

	private final ComputeActivity activity;

	private final ComputeProbe probe;

	private final Clock clock;

	private final PingTally pings;

	private volatile boolean running;

	private volatile boolean awake;

	private volatile boolean paused;

	private Instant nextPing = Instant.MAX;

	Keepalive(NeonKeepaliveProperties properties, KeepaliveSchedule schedule, boolean warmUp, NeonPool pool,
			ComputeActivity activity, ComputeProbe probe, Clock clock) {
		this.mode = properties.getMode();
		this.interval = properties.getInterval();
		this.suspendTimeout = properties.getSuspendTimeout();
		this.schedule = schedule;
		this.warmUp = warmUp;
		this.pool = pool;
		this.activity = activity;
		this.probe = probe;
		this.clock = clock;
		this.pings = new PingTally(this.interval);
	}

	/**
	 * Create a keepalive for another endpoint, which is kept awake by the same rules, but
	 * never before its first use.
	 * @param properties the rules
	 * @param pool the pool of that endpoint
	 * @param activity what is known of its compute
	 * @return the keepalive, not started
	 */
	public static Keepalive ofAnother(NeonKeepaliveProperties properties, NeonPool pool, ComputeActivity activity) {
		Clock clock = Clock.systemUTC();
		return new Keepalive(properties, KeepaliveSchedule.of(properties).fromFirstUse(), false, pool, activity,
				new ComputeProbe(pool, activity, clock), clock);
	}

	/**
	 * Return when the compute is kept awake.
	 * @return the mode
	 */
	public KeepaliveMode mode() {
		return this.mode;
	}

	/**
	 * Return the time between two pings.
	 * @return the interval
	 */
	public Duration interval() {
		return this.interval;
	}

	/**
	 * Whether the compute is being kept awake now.
	 * @return {@code false} if it may sleep
	 */
	public boolean isKeepingAwake() {
		return !this.paused && this.schedule.keepsAwake(this.clock.instant(), this.activity.lastUse());
	}

	/**
	 * Whether {@link #pause()} was called.
	 * @return {@code false} if the mode decides
	 */
	public boolean isPaused() {
		return this.paused;
	}

	/**
	 * Let the compute sleep whatever the mode says, until {@link #resume()} is called or
	 * the application is started again.
	 */
	public synchronized void pause() {
		if (!this.paused) {
			this.paused = true;
			events.info(EndpointEvent.KEEPALIVE_PAUSED, this.pool.description(),
					LogMessage.format("The keepalive of %s is paused: the compute may sleep until it is resumed",
							this.pool.description()));
			adoptSoon();
		}
	}

	/**
	 * Keep the compute awake as the mode says.
	 */
	public synchronized void resume() {
		if (this.paused) {
			this.paused = false;
			events.info(EndpointEvent.KEEPALIVE_RESUMED, this.pool.description(), LogMessage
				.format("The keepalive of %s is resumed: mode %s decides", this.pool.description(), this.mode));
			adoptSoon();
		}
	}

	private void adoptSoon() {
		if (!this.probe.thread().isShutdown()) {
			this.probe.thread().execute(() -> adopt(isKeepingAwake(), this.clock.instant()));
		}
	}

	/**
	 * Return the number of pings sent since start.
	 * @return the number of pings
	 */
	public long pings() {
		return this.pings.pings();
	}

	/**
	 * Return how many pings failed since the last one that was answered.
	 * @return the number of failures in a row
	 */
	public int failuresInARow() {
		return this.pings.failuresInARow();
	}

	@Override
	public void start() {
		this.running = true;
		this.probe.start();
		this.awake = isKeepingAwake();
		followInPool();
		this.nextPing = this.clock.instant().plus(this.interval);
		if (this.awake && this.warmUp && this.pool.isOpen()) {
			this.probe.thread().execute(() -> this.probe.askNow("warm-up of the pool"));
		}
		long beat = Math.min(BEAT.toMillis(), this.interval.toMillis());
		this.probe.thread().scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
	}

	void beat() {
		Instant now = this.clock.instant();
		this.pool.lookAround();
		this.activity.look();
		// A connection that somebody holds without using it lets the compute sleep
		if (this.pool.busy() > 0) {
			this.activity.inUse();
		}
		follow(isKeepingAwake(), now);
		if (this.awake && !now.isBefore(this.nextPing) && this.pool.isOpen()) {
			this.nextPing = now.plus(this.interval);
			ping();
		}
	}

	private void follow(boolean keep, Instant now) {
		if (this.awake != keep) {
			events.info(keep ? EndpointEvent.KEEPALIVE_ON : EndpointEvent.KEEPALIVE_OFF, this.pool.description(),
					LogMessage.format(keep ? "Keeping the compute of %s awake" : "Letting the compute of %s sleep",
							this.pool.description()));
		}
		adopt(keep, now);
	}

	private void adopt(boolean keep, Instant now) {
		if (this.awake != keep) {
			this.awake = keep;
			this.nextPing = now.plus(this.interval);
		}
		followInPool();
	}

	private void followInPool() {
		if (this.awake) {
			this.pool.keepConnections();
		}
		else {
			this.pool.letConnectionsGo(this.suspendTimeout);
		}
	}

	private void ping() {
		this.pings.sent();
		this.probe.askNow("keepalive ping");
		Evidence evidence = this.activity.evidence();
		this.pings.ended(this.pool.description(), (evidence != null) ? evidence.failure() : null);
	}

	@Override
	public void stop() {
		this.running = false;
		this.probe.stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
