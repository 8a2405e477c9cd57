package io.github.neonspring.boot.testkit;

import java.time.Duration;

/**
 * What a simulated endpoint counted since its start, or between two moments.
 *
 * @param connects the TCP connections that sent something, those of cancel requests too
 * @param sessions the logins that reached the database
 * @param rejectedLogins the logins that were answered with an error
 * @param roundTrips the client's flights that waited for the server: TLS request and
 * handshake, startup, each SASL message, and each flight of statements; neither the TCP
 * handshake nor a goodbye
 * @param statements the simple queries and executions that reached a running server; a
 * {@code BEGIN} or {@code COMMIT} is one as well
 * @param wakes how often the compute was woken; its first start is none
 * @param suspends how often it was suspended, also by a crash
 * @param awakeTime the time it was awake, which is what Neon bills
 * @since 0.1.0
 */
public record SimulatorStats(long connects, long sessions, long rejectedLogins, long roundTrips, long statements,
		long wakes, long suspends, Duration awakeTime) {

	/**
	 * Return what was counted since an earlier moment.
	 * @param earlier the counts of that moment
	 * @return the difference
	 */
	public SimulatorStats minus(SimulatorStats earlier) {
		return new SimulatorStats(this.connects - earlier.connects, this.sessions - earlier.sessions,
				this.rejectedLogins - earlier.rejectedLogins, this.roundTrips - earlier.roundTrips,
				this.statements - earlier.statements, this.wakes - earlier.wakes, this.suspends - earlier.suspends,
				this.awakeTime.minus(earlier.awakeTime));
	}

}
