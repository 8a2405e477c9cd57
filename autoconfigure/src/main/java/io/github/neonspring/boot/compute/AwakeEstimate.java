package io.github.neonspring.boot.compute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * Estimates when the compute was awake: from each sign of activity until its suspend
 * timeout has passed. Whoever else uses it is not known here.
 */
final class AwakeEstimate {

	private static final int WAKES = 50;

	/** The shortest suspend timeout that Neon offers. */
	private static final long SHORTEST_QUIET = Duration.ofMinutes(1).toMillis();

	/** What a cold start takes more than a connect, at the least. */
	private static final long SLOW = 200;

	/** How long a connect may begin after somebody came to need it. */
	private static final long PATIENCE = 2000;

	private final Deque<Wake> wakes = new ArrayDeque<>();

	private final List<ComputeListener> listeners = new CopyOnWriteArrayList<>();

	private final long start;

	private final long suspendTimeout;

	private volatile long awakeUntil;

	private volatile long wokenAt = Long.MIN_VALUE;

	private volatile @Nullable Approach suspect;

	private @Nullable Approach latest;

	private long asleep;

	private long fastest = Long.MAX_VALUE;

	private long wakeCount;

	AwakeEstimate(long start, Duration suspendTimeout) {
		this.start = start;
		this.suspendTimeout = suspendTimeout.toMillis();
		this.awakeUntil = start;
	}

	boolean isAwake(long now) {
		return now < this.awakeUntil;
	}

	/**
	 * Note activity, unless the compute will be asleep: then the next connect tells.
	 * @param now the time
	 */
	void extend(long now) {
		if (isAwake(now)) {
			this.awakeUntil = now + this.suspendTimeout;
		}
	}

	/**
	 * Note who is about to need the compute. Whether that wakes it, the next connect
	 * tells.
	 * @param caller who it is
	 * @param now the time
	 */
	synchronized void approach(Caller caller, long now) {
		this.latest = new Approach(caller, now, quietUntil(now));
		if (this.suspect == null && !isAwake(now)) {
			this.suspect = this.latest;
		}
	}

	boolean isSuspected() {
		return this.suspect != null;
	}

	/**
	 * Note that a connection that was open already is alive: the compute did not sleep.
	 * @param now the time
	 */
	synchronized void answered(long now) {
		this.suspect = null;
		this.awakeUntil = now + this.suspendTimeout;
	}

	/**
	 * Note that whoever may have woken the compute got no connection.
	 */
	synchronized void failed() {
		this.suspect = null;
	}

	/**
	 * Note a connect.
	 * @param now the time at its end
	 * @param took how long it took
	 * @return the wake that it was, or {@code null} if the compute was awake
	 */
	synchronized @Nullable Wake connected(long now, Duration took) {
		long begun = now - took.toMillis();
		long at = (this.suspect != null) ? Math.min(begun, this.suspect.at()) : begun;
		this.asleep += Math.max(0, begun - this.awakeUntil);
		Wake wake = null;
		if (this.fastest == Long.MAX_VALUE) {
			wake = woken(at, now, WakeSign.FIRST_CONNECT);
		}
		else if (!isAwake(at)) {
			wake = woken(at, now, WakeSign.QUIET);
		}
		else if (isSlow(took.toMillis()) && quietBefore(begun) >= SHORTEST_QUIET) {
			wake = woken(begun, now, WakeSign.SLOW_CONNECT);
		}
		this.fastest = Math.min(this.fastest, took.toMillis());
		answered(now);
		return wake;
	}

	private boolean isSlow(long took) {
		return took > 3 * this.fastest + SLOW;
	}

	private long quietUntil(long now) {
		return now - (this.awakeUntil - this.suspendTimeout);
	}

	private long quietBefore(long begun) {
		Approach approach = this.latest;
		return (approach != null && approach.explains(begun)) ? approach.quiet() : quietUntil(begun);
	}

	private Wake woken(long at, long now, WakeSign sign) {
		Caller caller = cause(at);
		if (this.wakes.size() == WAKES) {
			this.wakes.removeLast();
		}
		Wake wake = new Wake(Instant.ofEpochMilli(at), caller.what(), caller.thread(), Duration.ofMillis(now - at),
				sign);
		this.wakes.addFirst(wake);
		this.latest = null;
		if (sign != WakeSign.FIRST_CONNECT) {
			this.wakeCount++;
			this.wokenAt = now;
			this.listeners.forEach((listener) -> listener.woken(wake));
		}
		return wake;
	}

	private Caller cause(long at) {
		Approach approach = (this.suspect != null) ? this.suspect : this.latest;
		return (approach != null && approach.explains(at)) ? approach.caller()
				: Caller.named("a connection opened ahead of its use");
	}

	/**
	 * Tell of each wake, first of those that are known.
	 * @param listener hears of them
	 */
	synchronized void listen(ComputeListener listener) {
		this.wakes.stream().filter((wake) -> wake.sign() != WakeSign.FIRST_CONNECT).forEach(listener::woken);
		this.listeners.add(listener);
	}

	boolean isWokenSince(long time) {
		return this.wokenAt > time;
	}

	void waited(long since, long now) {
		// Not where the clock was set back
		if (now >= this.wokenAt) {
			Duration waited = Duration.ofMillis(now - since);
			this.listeners.forEach((listener) -> listener.waited(waited));
		}
	}

	synchronized List<Wake> wakes() {
		return List.copyOf(this.wakes);
	}

	synchronized long wakeCount() {
		return this.wakeCount;
	}

	synchronized AwakeTime time(long now) {
		long asleep = this.asleep + Math.max(0, now - this.awakeUntil);
		return new AwakeTime(Duration.ofMillis(Math.max(0, now - this.start - asleep)), Duration.ofMillis(asleep));
	}

	/**
	 * Somebody who is about to need the compute.
	 *
	 * @param caller who it is
	 * @param at when
	 * @param quiet how long nothing had been seen of the compute
	 */
	private record Approach(Caller caller, long at, long quiet) {

		boolean explains(long connect) {
			return this.at <= connect + SLOW && connect - this.at <= PATIENCE;
		}

	}

}
