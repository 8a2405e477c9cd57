package io.github.neonspring.boot.compute;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;
import io.github.neonspring.boot.connection.driver.ConnectListener;

/**
 * What is known of the compute: when the application used it last, what was last seen of
 * it, how long it will have been awake, and what woke it. Nothing here asks the database
 * anything. It has many short answers; the estimate, the users and the log have classes
 * of their own.
 *
 * @since 0.1.0
 */
public final class ComputeActivity implements ConnectListener {

	/** Uses closer to each other than this are those of a busy application. */
	private static final long SPARSE_MILLIS = 1000;

	private final Clock clock;

	private final AwakeEstimate estimate;

	private final UseHistory uses = new UseHistory();

	private final AtomicReference<@Nullable Runnable> atNextAnswer = new AtomicReference<>();

	private final ComputeLog log = new ComputeLog();

	private volatile long lastUse;

	private volatile @Nullable Evidence evidence;

	private volatile @Nullable String serverVersion;

	private volatile boolean inUse;

	ComputeActivity(Clock clock, Duration suspendTimeout) {
		this(clock, suspendTimeout, true);
	}

	ComputeActivity(Clock clock, Duration suspendTimeout, boolean startIsUse) {
		this.clock = clock;
		this.estimate = new AwakeEstimate(clock.millis(), suspendTimeout);
		this.lastUse = startIsUse ? clock.millis() : 0;
	}

	/**
	 * Create what is known of a compute that the application has not used yet.
	 * @param suspendTimeout how long after its last activity the compute falls asleep
	 * @return nothing is known yet
	 */
	public static ComputeActivity notUsedYet(Duration suspendTimeout) {
		return new ComputeActivity(Clock.systemUTC(), suspendTimeout, false);
	}

	/**
	 * Note whose compute it is.
	 * @param endpoint the description of the endpoint, without secrets
	 */
	public void isOf(String endpoint) {
		this.log.isOf(endpoint);
		this.inUse = true;
	}

	/**
	 * Whether the application's data source leads to a compute.
	 * @return {@code false} where plain Spring Boot is in charge
	 */
	public boolean isInUse() {
		return this.inUse;
	}

	/**
	 * Note that the application is about to borrow a connection. Who it is is found out
	 * only where that tells something: after a second without use, and where the compute
	 * will be asleep.
	 * @return the time, for {@link #served(long)}
	 */
	public long used() {
		long now = this.clock.millis();
		long before = this.lastUse;
		if (now == before && this.estimate.isAwake(now)) {
			return now;
		}
		this.lastUse = now;
		boolean wakes = !this.estimate.isAwake(now) && !this.estimate.isSuspected();
		if (wakes || now - before >= SPARSE_MILLIS) {
			usedBy(Caller.current(), now);
		}
		this.estimate.extend(now);
		return now;
	}

	/**
	 * Note that a connection was lent that somebody may have waited for while the compute
	 * woke.
	 * @param since what {@link #used()} returned
	 */
	public void served(long since) {
		served();
		if (this.estimate.isWokenSince(since)) {
			this.estimate.waited(since, this.clock.millis());
		}
	}

	/**
	 * Note that a connection was lent. One that was open already shows that the compute
	 * did not sleep.
	 */
	public void served() {
		if (this.estimate.isSuspected()) {
			this.estimate.answered(this.clock.millis());
		}
	}

	/**
	 * Note that an open connection serves, so that a failure to open another one says
	 * nothing of the compute.
	 */
	public void servedAnyway() {
		Evidence last = this.evidence;
		if (last != null && last.isFailure()) {
			answered(Duration.ZERO);
		}
	}

	/**
	 * Note that a connection is in the middle of something.
	 */
	void inUse() {
		long now = this.clock.millis();
		this.lastUse = now;
		this.estimate.answered(now);
	}

	/**
	 * Note who is about to ask the database something of its own accord. It does not
	 * count as use by the application.
	 * @param what what is about to be done
	 */
	public void asking(String what) {
		usedBy(Caller.named(what), this.clock.millis());
	}

	/**
	 * Return a listener for connects past the pool.
	 * @param what what they are for
	 * @return the listener
	 */
	public ConnectListener connectingFor(String what) {
		return new ConnectListener() {

			@Override
			public void connected(String serverVersion, Duration took) {
				ComputeActivity activity = ComputeActivity.this;
				activity.usedBy(Caller.named(what), activity.clock.millis() - took.toMillis());
				activity.connected(serverVersion, took);
			}

		};
	}

	private void usedBy(Caller caller, long now) {
		this.uses.add(caller, now);
		this.estimate.approach(caller, now);
	}

	/**
	 * Run something as soon as the database has answered somebody, and so without waking
	 * the compute for it. Replaces what was to be run before.
	 * @param task what to run; it must not take time
	 */
	public void atNextAnswer(Runnable task) {
		this.atNextAnswer.set(task);
	}

	private void runAtAnswer() {
		Runnable task = (this.atNextAnswer.get() != null) ? this.atNextAnswer.getAndSet(null) : null;
		if (task != null) {
			task.run();
		}
	}

	/**
	 * Return when the application used the database last; its start counts as a use,
	 * unless it is to connect with the first use only.
	 * @return the time, or {@link Instant#EPOCH} if it has not used it yet
	 */
	public Instant lastUse() {
		return Instant.ofEpochMilli(this.lastUse);
	}

	/**
	 * Return what was last seen of the database.
	 * @return the evidence, or {@code null} if there is none yet
	 */
	public @Nullable Evidence evidence() {
		return this.evidence;
	}

	/**
	 * Return the server's version as it told at the last connect.
	 * @return the version, or {@code null} before the first connect
	 */
	public @Nullable String serverVersion() {
		return this.serverVersion;
	}

	/**
	 * Return what is known of the compute.
	 * @return the state
	 */
	public ComputeState state() {
		Evidence last = this.evidence;
		if (last == null || last.isFailure()) {
			return ComputeState.UNKNOWN;
		}
		return this.estimate.isAwake(this.clock.millis()) ? ComputeState.AWAKE : ComputeState.ASLEEP;
	}

	/**
	 * Return an estimate of how long the compute has been awake because of this
	 * application.
	 * @return the time awake and asleep since start
	 */
	public AwakeTime awakeTime() {
		return this.estimate.time(this.clock.millis());
	}

	/**
	 * Return what woke the compute.
	 * @return the last 50 wakes, the latest first
	 */
	public List<Wake> wakes() {
		return this.estimate.wakes();
	}

	/**
	 * Return how often this application has woken the compute since start. The first
	 * connect is not counted, since the compute may have been awake.
	 * @return the number of wakes
	 */
	public long wakeCount() {
		return this.estimate.wakeCount();
	}

	/**
	 * Tell a listener of each wake, first of those among the last 50, and of those who
	 * waited for one from now on.
	 * @param listener the listener
	 */
	public void listen(ComputeListener listener) {
		this.estimate.listen(listener);
	}

	/**
	 * Return what used the database after a second without use, and so what keeps an idle
	 * application's compute awake.
	 * @return the users, the latest first, twenty at most
	 */
	public List<Use> uses() {
		return this.uses.latestFirst();
	}

	@Override
	public void connected(String serverVersion, Duration took) {
		this.serverVersion = serverVersion;
		Wake wake = this.estimate.connected(this.clock.millis(), took);
		Evidence before = this.evidence;
		this.evidence = new Evidence(this.clock.instant(), took, null);
		if (wake != null) {
			this.log.woken(wake, before != null && before.isFailure());
		}
		runAtAnswer();
	}

	/**
	 * Tell once if the compute will have fallen asleep, and once if an open connection
	 * shows that it did not.
	 */
	void look() {
		this.log.seen(state());
	}

	@Override
	public void connectFailed(SQLException failure) {
		failed(failure);
	}

	void answered(Duration latency) {
		this.estimate.answered(this.clock.millis());
		this.evidence = new Evidence(this.clock.instant(), latency, null);
		runAtAnswer();
	}

	void failed(SQLException failure) {
		this.estimate.failed();
		this.evidence = new Evidence(this.clock.instant(), Duration.ZERO, ConnectFailure.of(failure));
	}

}
