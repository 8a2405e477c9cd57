package io.github.neonspring.boot.replica;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a replica must have replayed for one read of a caller, and how long that waits for
 * it, on however many replicas.
 */
final class NeededReplay {

	private final CallerWrites caller;

	private final WalPosition position;

	private final long maxWait;

	private final LongSupplier nanoTime;

	private boolean waiting;

	private long end;

	NeededReplay(CallerWrites caller, WalPosition position, Duration maxWait, LongSupplier nanoTime) {
		this.caller = caller;
		this.position = position;
		this.maxWait = maxWait.toNanos();
		this.nanoTime = nanoTime;
	}

	WalPosition position() {
		return this.position;
	}

	/**
	 * Begin to wait.
	 * @return {@code false} if it has begun before, on another replica
	 */
	boolean beginWaiting() {
		boolean first = !this.waiting;
		if (first) {
			this.waiting = true;
			this.end = this.nanoTime.getAsLong() + this.maxWait;
		}
		return first;
	}

	long nanosLeft() {
		return this.end - this.nanoTime.getAsLong();
	}

	/**
	 * Note that a replica is on another timeline, as after a failover, where the position
	 * says nothing: the primary is to tell the position anew before the next read.
	 */
	void isOnAnotherTimeline() {
		this.caller.relocate(this.position);
	}

}
