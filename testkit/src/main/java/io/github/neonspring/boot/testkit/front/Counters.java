package io.github.neonspring.boot.testkit.front;

import java.util.concurrent.atomic.LongAdder;

/**
 * The front's counters; they only grow.
 *
 * @since 0.1.0
 */
public final class Counters {

	final LongAdder connects = new LongAdder();

	final LongAdder sessions = new LongAdder();

	final LongAdder rejectedLogins = new LongAdder();

	final LongAdder roundTrips = new LongAdder();

	final LongAdder statements = new LongAdder();

	Counters() {
	}

	/**
	 * Return the TCP connections that sent something.
	 * @return how many
	 */
	public long connects() {
		return this.connects.sum();
	}

	/**
	 * Return the logins that reached a running database.
	 * @return how many
	 */
	public long sessions() {
		return this.sessions.sum();
	}

	/**
	 * Return the logins that were answered with an error.
	 * @return how many
	 */
	public long rejectedLogins() {
		return this.rejectedLogins.sum();
	}

	/**
	 * Return the client's flights that waited for an answer.
	 * @return how many
	 */
	public long roundTrips() {
		return this.roundTrips.sum();
	}

	/**
	 * Return the simple queries and executions that reached the server.
	 * @return how many
	 */
	public long statements() {
		return this.statements.sum();
	}

}
