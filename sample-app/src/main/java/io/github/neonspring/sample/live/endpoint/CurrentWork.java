package io.github.neonspring.sample.live.endpoint;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the application is doing at this moment, so that whoever wakes the compute can be
 * named. Threads may share it.
 */
public final class CurrentWork {

	private final Map<Long, String> underWay = new ConcurrentHashMap<>();

	private final AtomicLong numbers = new AtomicLong();

	/**
	 * Begin something.
	 * @param what what it is, such as {@code POST /transfers}
	 * @return to be closed at its end, by whatever thread
	 */
	public Work begin(String what) {
		Long number = this.numbers.incrementAndGet();
		this.underWay.put(number, what);
		return () -> this.underWay.remove(number);
	}

	/**
	 * Return how much is going on.
	 * @return the number of works that were begun and have not ended
	 */
	public int count() {
		return this.underWay.size();
	}

	/**
	 * Return how much was begun so far.
	 * @return the number of works
	 */
	public long begun() {
		return this.numbers.get();
	}

	/**
	 * Return what has been going on for longest.
	 * @return what it is, or empty if nothing goes on
	 */
	Optional<String> oldest() {
		return this.underWay.entrySet().stream().min(Comparator.comparing(Map.Entry::getKey)).map(Map.Entry::getValue);
	}

	/**
	 * Something that goes on.
	 */
	@FunctionalInterface
	public interface Work extends AutoCloseable {

		@Override
		void close();

	}

}
