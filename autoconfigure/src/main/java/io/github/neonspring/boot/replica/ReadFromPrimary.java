package io.github.neonspring.boot.replica;

import org.jspecify.annotations.Nullable;

/**
 * Says for the transaction that this thread is about to begin that it reads from the
 * primary, also if it is declared read-only. What is said counts until it is closed, on
 * the same thread and in a try-with-resources block.
 *
 * @since 0.1.0
 */
public final class ReadFromPrimary implements AutoCloseable {

	private static final ThreadLocal<@Nullable ReadFromPrimary> SAID = new ThreadLocal<>();

	private final @Nullable ReadFromPrimary before = SAID.get();

	private ReadFromPrimary() {
		SAID.set(this);
	}

	/**
	 * Say it, until closed.
	 * @return to be closed when the transaction has begun
	 */
	public static ReadFromPrimary say() {
		return new ReadFromPrimary();
	}

	static boolean isSaid() {
		return SAID.get() != null;
	}

	@Override
	public void close() {
		if (this.before != null) {
			SAID.set(this.before);
		}
		else {
			SAID.remove();
		}
	}

}
