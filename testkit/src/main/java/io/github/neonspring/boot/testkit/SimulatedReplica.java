package io.github.neonspring.boot.testkit;

import java.sql.SQLException;
import java.time.Duration;

import io.github.neonspring.boot.testkit.front.Front;

/**
 * A read replica of a simulated endpoint: an endpoint with an id, a port and a compute of
 * its own, whose PostgreSQL is a hot standby that follows by streaming. It sleeps and
 * wakes by itself; the primary keeps what it has not received, and when it wakes it
 * catches up. It can be promoted.
 * <p>
 * What asks or steers the replay fails with {@link IllegalStateException} while the
 * compute is asleep, and does not wake it.
 *
 * @since 0.1.0
 */
public final class SimulatedReplica extends SimulatedEndpoint {

	private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

	private static final long POLL_MILLIS = 5;

	private static final String REPLAYED = "pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint";

	private final NeonSimulator primary;

	private final SimulatedCompute compute;

	SimulatedReplica(ConnectionUrls urls, Front front, SimulatedCompute compute, NeonSimulator primary,
			Duration idleTimeout) {
		super(urls, front, compute, idleTimeout);
		this.primary = primary;
		this.compute = compute;
	}

	/**
	 * Receive on, but apply nothing more: readers see the data grow old. Returns when the
	 * replay has stopped.
	 */
	public void pauseReplay() {
		ask("select 1 from pg_wal_replay_pause()");
		await("pause", "(pg_get_wal_replay_pause_state() = 'paused')::int", 1);
	}

	/**
	 * Apply again what was received.
	 */
	public void resumeReplay() {
		ask("select 1 from pg_wal_replay_resume()");
	}

	/**
	 * Receive nothing more, as if the network to the primary were gone: what is committed
	 * from now on is lost if the primary crashes and this replica is promoted. Returns
	 * when the stream has ended.
	 */
	public void pauseReceiving() {
		configure("alter system set primary_conninfo = ''");
		await("stop receiving", "(select count(*) = 0 from pg_stat_wal_receiver)::int", 1);
	}

	/**
	 * Receive again, beginning with what was missed.
	 */
	public void resumeReceiving() {
		configure("alter system reset primary_conninfo");
	}

	/**
	 * Return how far the write-ahead log is applied, which readers see.
	 * @return a position in bytes, {@code pg_wal_lsn_diff(lsn, '0/0')}
	 */
	public long replayedTo() {
		return ask("select " + REPLAYED);
	}

	/**
	 * Wait until all is applied that the primary has written until now, for half a minute
	 * at most.
	 * @throws IllegalStateException if it takes longer, as while the replay is paused
	 */
	public void catchUp() {
		await("catch up", REPLAYED, ask(this.primary, "select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')"));
	}

	/**
	 * Make this a primary on a timeline of its own, and return when it takes writes. All
	 * that was received is applied first. The primary is not touched, and does not
	 * follow: {@link #stop} it before.
	 */
	public void promote() {
		this.compute.promote();
	}

	private void await(String what, String number, long atLeast) {
		long deadline = System.nanoTime() + PATIENCE_NANOS;
		while (ask("select " + number) < atLeast) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("The replica " + endpoint() + " did not " + what + " in half a minute");
			}
			pause();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(POLL_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for a replica", ex);
		}
	}

	private void configure(String sql) {
		try {
			execute(sql);
			execute("select pg_reload_conf()");
		}
		catch (SQLException ex) {
			throw failure(this, ex);
		}
	}

	private long ask(String sql) {
		return ask(this, sql);
	}

	private static long ask(SimulatedEndpoint endpoint, String sql) {
		try {
			return endpoint.number(sql);
		}
		catch (SQLException ex) {
			throw failure(endpoint, ex);
		}
	}

	private static IllegalStateException failure(SimulatedEndpoint endpoint, SQLException ex) {
		return new IllegalStateException("PostgreSQL of " + endpoint.endpoint() + " did not do it: " + ex.getMessage(),
				ex);
	}

}
