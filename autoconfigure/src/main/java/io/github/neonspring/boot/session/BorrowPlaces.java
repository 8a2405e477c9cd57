package io.github.neonspring.boot.session;

import java.time.Duration;

/**
 * Decides which borrows note their place, which costs microseconds: one in many as long
 * as nothing leaks, and every one for a while after a leak was found.
 */
final class BorrowPlaces {

	private static final long ALL_FOR = Duration.ofMinutes(10).toNanos();

	private final int every;

	private volatile boolean all;

	private volatile long allSince;

	/**
	 * Create a decision.
	 * @param every of how many borrows of a connection one notes its place; zero for none
	 * before a leak was found
	 */
	BorrowPlaces(int every) {
		this.every = (every > 0) ? every : Integer.MAX_VALUE;
	}

	int every() {
		return this.every;
	}

	boolean isAll() {
		return this.all;
	}

	void leaked(long now) {
		this.allSince = now;
		this.all = true;
	}

	void look(long now) {
		if (this.all && now - this.allSince > ALL_FOR) {
			this.all = false;
		}
	}

}
