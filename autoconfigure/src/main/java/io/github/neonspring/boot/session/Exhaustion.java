package io.github.neonspring.boot.session;

import java.util.concurrent.atomic.LongAdder;

/**
 * Times in which callers got no connection because all were in use. Each is told when it
 * begins and when it is over, not for each caller.
 */
final class Exhaustion {

	private final LongAdder total = new LongAdder();

	private long callers;

	private long since;

	private boolean free;

	/**
	 * Note that a caller got no connection.
	 * @param now the time in nanoseconds
	 * @return {@code true} for the first one
	 */
	synchronized boolean begins(long now) {
		this.total.increment();
		this.free = false;
		if (this.callers++ == 0) {
			this.since = now;
			return true;
		}
		return false;
	}

	/**
	 * Look whether it is over: whether connections were free at two looks in a row.
	 * @param source where the connections are lent
	 * @param now the time in nanoseconds
	 */
	synchronized void look(SessionSource source, long now) {
		if (this.callers == 0) {
			return;
		}
		boolean freeBefore = this.free;
		this.free = !source.isExhausted();
		if (this.free && freeBefore) {
			SessionLog.available(source.endpoint(), this.callers, now - this.since);
			this.callers = 0;
		}
	}

	synchronized boolean isOver() {
		return this.callers == 0;
	}

	long total() {
		return this.total.sum();
	}

}
