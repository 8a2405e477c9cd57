package io.github.neonspring.boot.replica;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.guard.GuardedConnection;

/**
 * How far a replica has replayed the write-ahead log. What was seen once needs no further
 * question, until a connection is opened: the replica may have been started again from an
 * earlier position since.
 */
final class ReplayWatch {

	/**
	 * The timeline of the control file, which may be late to tell of a new one, but is
	 * never ahead.
	 */
	private static final String REPLAYED = """
			select greatest(c.timeline_id, r.min_recovery_end_timeline),
			(pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint
			from pg_control_checkpoint() c, pg_control_recovery() r where pg_is_in_recovery()""";

	private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(8);

	private static final long SHORTEST_PAUSE = TimeUnit.MICROSECONDS.toNanos(500);

	/** For as long nobody waits for a position for which another has waited in vain. */
	private static final long IN_VAIN = TimeUnit.MILLISECONDS.toNanos(250);

	private final long maxWait;

	private final LongSupplier nanoTime;

	private volatile @Nullable WalPosition replayed;

	private volatile @Nullable InVain inVain;

	private long restarts;

	ReplayWatch(Duration maxWait, LongSupplier nanoTime) {
		this.maxWait = maxWait.toNanos();
		this.nanoTime = nanoTime;
	}

	boolean covers(WalPosition needed) {
		WalPosition known = this.replayed;
		return known != null && known.covers(needed);
	}

	/**
	 * Whether it makes no sense to ask for a position now.
	 * @param needed the position
	 * @return {@code true} if somebody has just waited for it, or for less, in vain
	 */
	boolean isInVain(WalPosition needed) {
		InVain last = this.inVain;
		return last != null && this.nanoTime.getAsLong() - last.until() < 0 && needed.covers(last.position());
	}

	/**
	 * Forget what was seen.
	 */
	synchronized void forget() {
		this.restarts++;
		this.replayed = null;
	}

	private synchronized long restarts() {
		return this.restarts;
	}

	private synchronized void learn(WalPosition position, long restartsBefore) {
		WalPosition known = this.replayed;
		if (restartsBefore == this.restarts && (known == null || !known.covers(position))) {
			this.replayed = position;
		}
	}

	/**
	 * Wait until the replica has replayed to a position.
	 * @param connection a connection to the replica
	 * @param needed the position
	 * @return {@code false} if it has not within the time
	 * @throws SQLException if the replica does not answer
	 */
	boolean await(GuardedConnection connection, WalPosition needed) throws SQLException {
		long end = this.nanoTime.getAsLong() + this.maxWait;
		long pause = SHORTEST_PAUSE;
		while (!isReplayed(connection, needed)) {
			long left = end - this.nanoTime.getAsLong();
			if (left <= 0 || Thread.currentThread().isInterrupted()) {
				this.inVain = new InVain(needed, this.nanoTime.getAsLong() + IN_VAIN);
				return false;
			}
			LockSupport.parkNanos(this, Math.min(pause, left));
			pause = Math.min(2 * pause, LONGEST_PAUSE);
		}
		return true;
	}

	private boolean isReplayed(GuardedConnection connection, WalPosition needed) throws SQLException {
		long restartsBefore = restarts();
		List<@Nullable String> answer = connection.ask(REPLAYED);
		WalPosition position = answer.isEmpty() ? null : WalPosition.read(answer);
		if (position == null) {
			return false;
		}
		learn(position, restartsBefore);
		return position.covers(needed);
	}

	/**
	 * A wait in vain.
	 *
	 * @param position for which position
	 * @param until how long nobody else waits for it
	 */
	private record InVain(WalPosition position, long until) {
	}

}
