package io.github.neonspring.boot.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the present use of one connection. It lies on the way of every borrow:
 * one look at the clock and a few writes, the last of which is volatile and makes the
 * others seen. References are written only where they change, since the garbage collector
 * has work with each write.
 *
 * @since 0.1.0
 */
public final class SessionTrack {

	private static final VarHandle HOLDER;

	static {
		try {
			HOLDER = MethodHandles.lookup().findVarHandle(SessionTrack.class, "holder", Thread.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final Object connection;

	private final BorrowPlaces places;

	private final SessionListeners listeners;

	private volatile boolean open;

	private long number;

	private long start;

	private int statements;

	private int untilPlace;

	private @Nullable Thread holder;

	private @Nullable String transaction;

	private @Nullable Throwable place;

	SessionTrack(Object connection, BorrowPlaces places, SessionListeners listeners) {
		this.connection = connection;
		this.places = places;
		this.listeners = listeners;
		this.untilPlace = places.every();
	}

	/**
	 * Note that the current thread has got the connection.
	 */
	public void begin() {
		this.number++;
		this.statements = 0;
		Thread thread = Thread.currentThread();
		if (this.holder != thread) {
			this.holder = thread;
		}
		transaction(TransactionName.said());
		notePlace();
		this.start = System.nanoTime();
		this.open = true;
	}

	private void notePlace() {
		if (--this.untilPlace <= 0 || this.places.isAll()) {
			this.untilPlace = this.places.every();
			this.place = new BorrowPlace();
		}
		else if (this.place != null) {
			this.place = null;
		}
	}

	/**
	 * Note that the connection is not used any more. Does nothing if it is not used.
	 */
	public void end() {
		if (this.open) {
			this.open = false;
			SessionListener listener = this.listeners.current();
			if (listener != SessionListener.NONE) {
				listener.ended(System.nanoTime() - this.start);
			}
		}
	}

	/**
	 * Note that a statement is about to be executed.
	 */
	public void executing() {
		this.statements++;
	}

	/**
	 * Note that a transaction begins.
	 * @param name its name, if it has one
	 */
	public void transaction(@Nullable String name) {
		if (this.transaction != name) {
			this.transaction = name;
		}
	}

	/**
	 * Whether somebody has the connection.
	 * @return {@code true} if somebody has
	 */
	public boolean isOpen() {
		return this.open;
	}

	/**
	 * Return how often the connection was lent.
	 * @return the number of sessions
	 */
	public long created() {
		return this.number;
	}

	/**
	 * Return who has the connection.
	 * @param readOnly whether it is declared read-only
	 * @param state what it does
	 * @param activity what was executed on it
	 * @return the holding; {@code null} if nobody has it, or it changes hands just now
	 */
	public @Nullable Holding holding(boolean readOnly, SessionState state, Holding.Activity activity) {
		boolean open = this.open;
		Thread holder = this.holder;
		long number = this.number;
		if (!open || holder == null) {
			forgetIfGone(holder);
			return null;
		}
		Holding holding = new Holding(this.connection, number, holder, this.start, this.transaction, readOnly,
				this.statements, state, activity, this.place);
		return (this.open && this.number == number) ? holding : null;
	}

	// A pool must not keep threads that are no more
	private void forgetIfGone(@Nullable Thread holder) {
		if (holder != null && !holder.isAlive()) {
			HOLDER.compareAndSet(this, holder, null);
		}
	}

}
