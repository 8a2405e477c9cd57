package io.github.neonspring.boot.resilience;

import java.time.Duration;
import java.time.Instant;

import io.github.neonspring.boot.pool.PoolSnapshot;

/**
 * Says how many connects may be under way at once.
 * <ul>
 * <li>One while connects fail: it finds out for all when the database is back.</li>
 * <li>Three while it is not known whether the compute is awake. If it sleeps, Neon's
 * proxy holds them in silence until it has woken, and ten from each instance of an
 * application would only be in its way. As soon as one is through the rest follow.
 * HikariCP takes 90 ms to accept the three, about as long as the rest needs to connect,
 * so that ten at once would hardly be faster.</li>
 * <li>Ten where it is awake, because one has gone through a moment ago or connections are
 * in use.</li>
 * </ul>
 * Together with the open connections they are never more than the pool's maximum.
 *
 * @param breaker knows how the last connect ended
 */
record SideBySide(EndpointBreaker breaker) {

	static final int IN_SILENCE = 3;

	static final int MOST = 10;

	private static final Duration A_MOMENT = Duration.ofSeconds(10);

	/**
	 * Return how many connects there should be for those who wait.
	 * @param pool the pool now
	 * @param waiting how many callers have been waiting for more than an instant
	 * @return the number, with those under way
	 */
	int wanted(PoolSnapshot pool, int waiting) {
		int room = pool.maximum() - pool.size();
		return Math.min(Math.min(waiting - pool.idle(), room), limit(pool));
	}

	private int limit(PoolSnapshot pool) {
		ConnectOutcome last = this.breaker.last();
		if (!this.breaker.isClosed() || (last != null && last.failure() != null)) {
			return 1;
		}
		Instant recent = this.breaker.now().minus(A_MOMENT);
		boolean awake = pool.active() > 0 || (last != null && last.at().isAfter(recent));
		return awake ? MOST : IN_SILENCE;
	}

}
