package io.github.neonspring.boot.session;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the present use of one connection. It lies on the way of every borrow:
 * one look at the clock and a few writes, the last of which is volatile and makes the
 * others seen.
 *
 * @since 0.1.0
 */
public final class SessionTrack {

	private final Object connection;

	private final BorrowPlaces places;

	private final SessionListeners listeners;

	private volatile @Nullable Thread holder;

	private long number;

	private long start;

	private int statements;

	private int untilPlace;

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
		this.start = System.nanoTime();
		this.statements = 0;
		this.transaction = TransactionName.said();
		this.place = (--this.untilPlace <= 0 || this.places.isAll()) ? place() : null;
		this.holder = Thread.currentThread();
	}

	private Throwable place() {
		this.untilPlace = this.places.every();
		return new BorrowPlace();
	}

	/**
	 * Note that the connection is not used any more. Does nothing if it is not used.
	 */
	public void end() {
		if (this.holder != null) {
			this.holder = null;
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
		this.transaction = name;
	}

	/**
	 * Whether somebody has the connection.
	 * @return {@code true} if somebody has
	 */
	public boolean isOpen() {
		return this.holder != null;
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
		Thread holder = this.holder;
		long number = this.number;
		if (holder == null) {
			return null;
		}
		Holding holding = new Holding(this.connection, number, holder, this.start, this.transaction, readOnly,
				this.statements, state, activity, this.place);
		return (this.holder == holder && this.number == number) ? holding : null;
	}

}
