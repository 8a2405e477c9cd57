package io.github.neonspring.sample.live.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last entries of something that goes on. Threads may share it.
 *
 * @param <T> what an entry is
 */
public final class RecentLog<T> {

	private final int capacity;

	private final Deque<T> entries = new ArrayDeque<>();

	private long end;

	/**
	 * Create an empty log.
	 * @param capacity how many entries are kept
	 */
	public RecentLog(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Add an entry.
	 * @param entry the entry
	 */
	public synchronized void add(T entry) {
		if (this.entries.size() == this.capacity) {
			this.entries.removeFirst();
		}
		this.entries.addLast(entry);
		this.end++;
	}

	/**
	 * Return how many entries were added so far.
	 * @return the number, for {@link #since(long)}
	 */
	public synchronized long end() {
		return this.end;
	}

	/**
	 * Return the entries that are kept.
	 * @return the entries, the oldest first
	 */
	public synchronized List<T> all() {
		return List.copyOf(this.entries);
	}

	/**
	 * Return the entries after some others.
	 * @param before how many entries there were
	 * @return those that were added since and are kept, the oldest first
	 */
	public synchronized List<T> since(long before) {
		return this.entries.stream().skip(Math.max(0, this.entries.size() - (this.end - before))).toList();
	}

}
