package io.github.neonspring.boot.pool;

import io.github.neonspring.boot.guard.PoolState;

/**
 * What those who look at single connections need to know of the pool.
 *
 * @param pool the pool
 */
record LivePool(NeonPool pool) implements PoolState {

	@Override
	public boolean isExhausted() {
		return this.pool.snapshot().isExhausted();
	}

	@Override
	public String toString() {
		PoolSnapshot snapshot = this.pool.snapshot();
		return "size %d, active %d, idle %d, waiting %d, maximum %d".formatted(snapshot.size(), snapshot.active(),
				snapshot.idle(), snapshot.waiting(), snapshot.maximum());
	}

}
