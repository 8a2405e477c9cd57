package io.github.neonspring.boot.transaction;

import org.jspecify.annotations.Nullable;

/**
 * One attempt at a transaction on this thread. Knows whether its transaction was begun by
 * a transaction manager of ours, which tells the truth about commits, and whether it was
 * committed: an exception may also come from what was to be done after that. And whether
 * it lost its connection: what the application throws then may not tell, as Hibernate
 * answers {@code find} with {@code null} in a session that is to be rolled back.
 */
final class Attempt implements AutoCloseable {

	private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

	private final @Nullable Attempt outer = CURRENT.get();

	private @Nullable Object transaction;

	private boolean committed;

	private boolean connectionLost;

	private Attempt() {
		CURRENT.set(this);
	}

	static Attempt start() {
		return new Attempt();
	}

	static void begins(Object transaction) {
		Attempt current = CURRENT.get();
		if (current != null && current.transaction == null) {
			current.transaction = transaction;
		}
	}

	static void committed(Object transaction) {
		Attempt current = CURRENT.get();
		if (current != null && current.transaction == transaction) {
			current.committed = true;
		}
	}

	static void lostConnection(Object transaction) {
		Attempt current = CURRENT.get();
		if (current != null && current.transaction == transaction) {
			current.connectionLost = true;
		}
	}

	boolean isOurs() {
		return this.transaction != null;
	}

	boolean isCommitted() {
		return this.committed;
	}

	boolean hasLostConnection() {
		return this.connectionLost;
	}

	@Override
	public void close() {
		if (this.outer != null) {
			CURRENT.set(this.outer);
		}
		else {
			CURRENT.remove();
		}
	}

}
