package io.github.neonspring.boot.session;

import org.jspecify.annotations.Nullable;

/**
 * Says the name of the transaction that this thread is about to begin. Spring itself
 * makes it known only after the connection was borrowed. What is said counts until it is
 * closed, on the same thread and in a try-with-resources block.
 *
 * @since 0.1.0
 */
public final class TransactionName implements AutoCloseable {

	private static final ThreadLocal<@Nullable String> SAID = new ThreadLocal<>();

	private final @Nullable String before = SAID.get();

	private TransactionName(@Nullable String name) {
		SAID.set(name);
	}

	/**
	 * Say it, until closed.
	 * @param name the name, or {@code null} for a transaction without one
	 * @return to be closed when the transaction has begun
	 */
	public static TransactionName say(@Nullable String name) {
		return new TransactionName(name);
	}

	static @Nullable String said() {
		return SAID.get();
	}

	// Not removed: the next borrow would have to put it in again
	@Override
	public void close() {
		SAID.set(this.before);
	}

}
