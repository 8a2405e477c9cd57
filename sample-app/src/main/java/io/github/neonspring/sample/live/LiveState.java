package io.github.neonspring.sample.live;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.sample.live.load.Balance;
import io.github.neonspring.sample.live.load.LoadStatus;
import io.github.neonspring.sample.live.load.Totals;

/**
 * All that the page shows of one moment. Times are in milliseconds since 1970, 0 where
 * there is none.
 *
 * @param time the moment
 * @param compute the compute
 * @param pool the pool
 * @param sessions who has a connection, the oldest first
 * @param keepalive whether the compute is kept awake
 * @param breaker whether callers are let through
 * @param commits how transactions ended
 * @param balance the bank's money
 * @param load what is sent
 * @param totals how the requests went
 * @param network what the network is like
 */
record LiveState(long time, Compute compute, Pool pool, List<Session> sessions, Keepalive keepalive, Breaker breaker,
		Commits commits, Balance balance, LoadStatus load, BySettings totals, Network network) {

	/**
	 * The compute.
	 *
	 * @param state what it is
	 * @param since since when
	 * @param wakes how often it was woken
	 * @param awakeSeconds how long it was awake since the application's start
	 * @param asleepSeconds how long it slept
	 * @param hoursUsed the compute-hours that are billed
	 * @param hoursSaved the compute-hours that it slept
	 * @param sleepsAfterSeconds how long after its last activity it falls asleep
	 */
	record Compute(String state, long since, long wakes, double awakeSeconds, double asleepSeconds, double hoursUsed,
			double hoursSaved, long sleepsAfterSeconds) {

	}

	/**
	 * The pool.
	 *
	 * @param size connections that are open
	 * @param active connections that are lent
	 * @param idle connections that wait for use
	 * @param waiting callers that wait for a connection
	 * @param maximum how many connections there can be
	 */
	record Pool(int size, int active, int idle, int waiting, int maximum) {

	}

	/**
	 * A connection that somebody has.
	 *
	 * @param id tells it from others
	 * @param thread the name of the thread
	 * @param transaction the transaction's name, without packages
	 * @param readOnly whether it is declared read-only
	 * @param ageMillis for how long it has been lent
	 * @param statements how many statements were executed
	 */
	record Session(String id, String thread, @Nullable String transaction, boolean readOnly, long ageMillis,
			int statements) {

	}

	/**
	 * The keepalive.
	 *
	 * @param mode when the compute is kept awake
	 * @param active whether it is now
	 * @param pings how many pings were sent
	 * @param lastPing when the last was seen
	 * @param nextPing when the next is due
	 */
	record Keepalive(String mode, boolean active, long pings, long lastPing, long nextPing) {

	}

	/**
	 * The circuit breaker.
	 *
	 * @param state its state
	 * @param since since when, as far as the page has looked
	 * @param openings how often it was seen to open
	 */
	record Breaker(String state, long since, long openings) {

	}

	/**
	 * How transactions ended.
	 *
	 * @param inDoubt COMMITs whose answer was lost
	 * @param committed those that were committed
	 * @param rolledBack those that were rolled back
	 * @param unknown those of which nobody knows
	 */
	record Commits(long inDoubt, long committed, long rolledBack, long unknown) {

	}

	/**
	 * How the requests went, by their settings.
	 *
	 * @param starter those through the starter's
	 * @param plain those through plain ones
	 */
	record BySettings(Totals starter, Totals plain) {

	}

	/**
	 * The network.
	 *
	 * @param latencyMillis the time that is added to each round trip
	 */
	record Network(long latencyMillis) {

	}

}
