package io.github.neonspring.boot.replica;

import org.jspecify.annotations.Nullable;

/**
 * What one caller has written, as far as its following reads are concerned: the position
 * in the write-ahead log that a replica must have replayed. A caller is a thread, and
 * every thread that its context was carried to.
 *
 * @since 0.1.0
 */
public final class CallerWrites {

	private static final ThreadLocal<@Nullable CallerWrites> CURRENT = new ThreadLocal<>();

	private long writes;

	private long located;

	private @Nullable WalPosition position;

	/**
	 * Create a caller that has written up to a position.
	 * @param position the position, or {@code null} if it has written nothing
	 */
	public CallerWrites(@Nullable WalPosition position) {
		this.position = position;
	}

	/**
	 * Return the caller that this thread works for.
	 * @return the caller, or {@code null} if it has neither written nor read from a
	 * replica
	 */
	public static @Nullable CallerWrites current() {
		return CURRENT.get();
	}

	/**
	 * Return the caller that this thread works for, a new one if there is none yet.
	 * @return the caller
	 */
	public static CallerWrites currentOrNew() {
		CallerWrites current = CURRENT.get();
		if (current == null) {
			current = new CallerWrites(null);
			CURRENT.set(current);
		}
		return current;
	}

	/**
	 * Have this thread work for a caller from now on.
	 * @param caller the caller, or {@code null} for none
	 */
	public static void set(@Nullable CallerWrites caller) {
		if (caller != null) {
			CURRENT.set(caller);
		}
		else {
			CURRENT.remove();
		}
	}

	/**
	 * Note that the caller may have written something.
	 */
	synchronized void written() {
		this.writes++;
	}

	/**
	 * Return how much has been written whose position is not known.
	 * @return a number to note the position for, or zero if it is known
	 */
	synchronized long unlocated() {
		return (this.writes > this.located) ? this.writes : 0;
	}

	/**
	 * Note the position of what was written.
	 * @param writes what {@link #unlocated()} said before the position was asked for
	 * @param position the position
	 */
	synchronized void locate(long writes, WalPosition position) {
		WalPosition known = this.position;
		if (writes > this.located) {
			this.located = writes;
			this.position = (known != null && known.covers(position)) ? known : position;
		}
	}

	/**
	 * Forget a position that says nothing any more, so that the primary is asked anew.
	 * @param outdated the position
	 */
	synchronized void relocate(WalPosition outdated) {
		if (outdated.equals(this.position)) {
			this.position = null;
			this.writes++;
		}
	}

	/**
	 * Return the position of the last write.
	 * @return the position, or {@code null} if nothing was written whose position is
	 * known
	 */
	public synchronized @Nullable WalPosition position() {
		return this.position;
	}

}
