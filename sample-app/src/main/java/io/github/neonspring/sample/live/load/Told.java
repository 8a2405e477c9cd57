package io.github.neonspring.sample.live.load;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What the caller of a transfer was told.
 *
 * @param settings which settings it was sent through
 * @param attempts the ids of its attempts
 * @param outcome what the caller was told
 * @param at when, in milliseconds since 1970
 */
record Told(Settings settings, List<UUID> attempts, Outcome outcome, long at) {

	private long made(Collection<UUID> table) {
		return this.attempts.stream().filter(table::contains).count();
	}

	boolean isLost(Collection<UUID> table) {
		return this.outcome == Outcome.OK && made(table) == 0;
	}

	boolean isDoubled(Collection<UUID> table) {
		return made(table) > 1;
	}

	boolean isMadeThoughFailed(Collection<UUID> table) {
		return this.outcome == Outcome.FAILED && made(table) > 0;
	}

	/**
	 * Whether the table agrees and will not say anything else later. A COMMIT whose
	 * connection was lost may be carried out a while after.
	 * @param table the ids in the table
	 * @param patienceEnded what was told before this time can be relied on
	 * @return whether there is nothing more to look for
	 */
	boolean isSettled(Collection<UUID> table, long patienceEnded) {
		boolean plain = this.outcome == Outcome.OK && this.attempts.size() == 1;
		return (plain || this.at < patienceEnded) && !isLost(table) && !isDoubled(table) && !isMadeThoughFailed(table);
	}

}
