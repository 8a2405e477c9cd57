package io.github.neonspring.boot.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.guard.GuardedConnection;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * How far a replica is behind, asked in the background at most once an interval and only
 * beside a read.
 */
final class Lag {

	/** Nothing to replay is no lag, however long ago the last commit was. */
	private static final String LAG = """
			select case when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
			else greatest(0, extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())) end
			where pg_is_in_recovery()""";

	private static final Duration GLANCE = Duration.ofMillis(100);

	/** An answer is of no use after so many intervals: nobody has read since. */
	private static final int FRESH = 4;

	private final long interval;

	private final NeonPool pool;

	private final ReplicaThread thread;

	private final LongSupplier nanoTime;

	private volatile long next;

	private volatile @Nullable Answer last;

	Lag(Duration interval, NeonPool pool, ReplicaThread thread, LongSupplier nanoTime) {
		this.interval = interval.toNanos();
		this.pool = pool;
		this.thread = thread;
		this.nanoTime = nanoTime;
		this.next = nanoTime.getAsLong();
	}

	/**
	 * Return what the replica said last, unless that is too long ago.
	 * @return seconds, or {@link Double#NaN} if it is not known
	 */
	double seconds() {
		Answer answer = this.last;
		if (answer == null || (this.nanoTime.getAsLong() - answer.at()) / FRESH > this.interval) {
			return Double.NaN;
		}
		return answer.seconds();
	}

	/**
	 * Look again, if it is time to.
	 */
	void look() {
		if (this.interval > 0 && this.nanoTime.getAsLong() - this.next >= 0 && !this.thread.isBusy()) {
			this.next = this.nanoTime.getAsLong() + this.interval;
			this.thread.execute(this::ask);
		}
	}

	private void ask() {
		try (Connection connection = this.pool.borrow(GLANCE)) {
			List<@Nullable String> answer = connection.unwrap(GuardedConnection.class).ask(LAG);
			String told = answer.isEmpty() ? null : answer.get(0);
			this.last = (told != null) ? new Answer(Double.parseDouble(told), this.nanoTime.getAsLong()) : null;
		}
		catch (SQLException ex) {
			this.last = null;
			this.next = this.nanoTime.getAsLong();
		}
	}

	/**
	 * What the replica said.
	 *
	 * @param seconds how far it was behind
	 * @param at when
	 */
	private record Answer(double seconds, long at) {

	}

}
