package io.github.neonspring.boot.session;

import java.time.Duration;

/**
 * Decides which borrows note their place, which costs microseconds: one in many as long
 * as nothing leaks, and every one for a while after a leak was found; or none ever.
 */
final class BorrowPlaces {

	private static final long ALL_FOR = Duration.ofMinutes(10).toNanos();

	private final boolean wanted;

	private final int every;

	private volatile boolean all;

	private volatile long allSince;

	/**
	 * Create a decision.
	 * @param every of how many borrows of a connection one notes its place; zero for none
	 */
	BorrowPlaces(int every) {
		this.wanted = every > 0;
		this.every = this.wanted ? every : Integer.MAX_VALUE;
	}

	/**
	 * Say what can be expected of the next leak.
	 * @return the end of a sentence
	 */
	String outlook() {
		return this.wanted ? "for ten minutes every borrow notes its place" : "neon.session.leak-sampling is zero";
	}

	int every() {
		return this.every;
	}

	boolean isAll() {
		return this.all;
	}

	void leaked(long now) {
		this.allSince = now;
		this.all = this.wanted;
	}

	void look(long now) {
		if (this.all && now - this.allSince > ALL_FOR) {
			this.all = false;
		}
	}

}
