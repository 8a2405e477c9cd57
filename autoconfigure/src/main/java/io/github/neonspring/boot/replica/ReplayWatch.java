package io.github.neonspring.boot.replica;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.guard.GuardedConnection;

/**
 * How far a replica has replayed the write-ahead log. What was seen once needs no further
 * question to the same server, until a connection is opened: the replica may have been
 * started again from an earlier position since.
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

	private final ReplicaServers servers;

	private final LongSupplier nanoTime;

	/** By connection, or for all of them. */
	private final Map<Object, WalPosition> replayed = new WeakHashMap<>();

	private volatile @Nullable InVain inVain;

	private long restarts;

	ReplayWatch(ReplicaServers servers, LongSupplier nanoTime) {
		this.servers = servers;
		this.nanoTime = nanoTime;
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
		this.replayed.clear();
	}

	private synchronized long restarts() {
		return this.restarts;
	}

	private Object server(GuardedConnection connection) {
		return (this.servers == ReplicaServers.ONE) ? this : connection;
	}

	private synchronized boolean isKnownToCover(GuardedConnection connection, WalPosition needed) {
		WalPosition known = this.replayed.get(server(connection));
		return known != null && known.covers(needed);
	}

	private synchronized void learn(GuardedConnection connection, WalPosition position, long restartsBefore) {
		if (restartsBefore == this.restarts && this.servers != ReplicaServers.ANY
				&& !isKnownToCover(connection, position)) {
			this.replayed.put(server(connection), position);
		}
		InVain last = this.inVain;
		if (last != null && position.covers(last.position())) {
			this.inVain = null;
		}
	}

	/**
	 * Wait until the replica has replayed to a position. Whoever waits on a second
	 * replica only has what is left of the time.
	 * @param connection a connection to the replica
	 * @param needed what it must have replayed
	 * @return {@code false} if it has not within the time, or never will
	 * @throws SQLException if the replica does not answer
	 */
	boolean await(GuardedConnection connection, NeededReplay needed) throws SQLException {
		if (isKnownToCover(connection, needed.position())) {
			return true;
		}
		boolean waitsAllTheTime = needed.beginWaiting();
		long pause = SHORTEST_PAUSE;
		WalPosition replayed = ask(connection);
		while (replayed != null && !replayed.covers(needed.position())) {
			long left = needed.nanosLeft();
			if (replayed.timeline() > needed.position().timeline() || left <= 0) {
				giveUp(replayed, needed, waitsAllTheTime);
				return false;
			}
			if (Thread.currentThread().isInterrupted()) {
				return false;
			}
			LockSupport.parkNanos(this, Math.min(pause, left));
			pause = Math.min(2 * pause, LONGEST_PAUSE);
			replayed = ask(connection);
		}
		return replayed != null;
	}

	private void giveUp(WalPosition replayed, NeededReplay needed, boolean waitedAllTheTime) {
		WalPosition position = needed.position();
		if (replayed.timeline() != position.timeline()) {
			needed.isOnAnotherTimeline();
		}
		if (replayed.timeline() <= position.timeline() && waitedAllTheTime) {
			this.inVain = new InVain(position, this.nanoTime.getAsLong() + IN_VAIN);
		}
	}

	/**
	 * Ask how far the replica has come.
	 * @param connection a connection to the replica
	 * @return the position, or {@code null} if it is no standby any more
	 */
	private @Nullable WalPosition ask(GuardedConnection connection) throws SQLException {
		long restartsBefore = restarts();
		List<@Nullable String> answer = connection.ask(REPLAYED);
		WalPosition position = answer.isEmpty() ? null : WalPosition.read(answer);
		if (position != null) {
			learn(connection, position, restartsBefore);
		}
		return position;
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
