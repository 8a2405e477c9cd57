package io.github.neonspring.sample.live;

import org.jspecify.annotations.Nullable;

/**
 * A value that is looked at now and then, and since when it has been what it is.
 *
 * @param <T> what the value is
 */
final class Watched<T> {

	private @Nullable T value;

	private long since;

	/**
	 * Look at the value.
	 * @param current what it is now
	 * @param now the time
	 * @return whether it was something else at the last look
	 */
	boolean see(T current, long now) {
		T before = this.value;
		if (current.equals(before)) {
			return false;
		}
		this.value = current;
		this.since = now;
		return before != null;
	}

	long since() {
		return this.since;
	}

}
