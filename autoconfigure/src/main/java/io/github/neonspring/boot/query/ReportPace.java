package io.github.neonspring.boot.query;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Has each statement told about not more often than once in a while. Statements that are
 * too many to be told apart in that while share one turn.
 */
final class ReportPace {

	private static final int NOT_NOW = -1;

	private static final int STATEMENTS = 200;

	private static final String OTHERS = "";

	private final Map<String, Turn> turns = new ConcurrentHashMap<>();

	private final long interval;

	private final LongSupplier nanoTime;

	ReportPace(Duration interval, LongSupplier nanoTime) {
		this.interval = interval.toNanos();
		this.nanoTime = nanoTime;
	}

	/**
	 * Ask to tell about a statement.
	 * @param sql the statement
	 * @return what was left out before, or empty if it is not to be told about now
	 */
	Optional<LeftOut> ask(String sql) {
		long now = this.nanoTime.getAsLong();
		boolean apart = isToldApart(sql, now);
		int leftOut = this.turns.computeIfAbsent(apart ? sql : OTHERS, (statement) -> new Turn())
			.ask(now, this.interval);
		return (leftOut != NOT_NOW) ? Optional.of(new LeftOut(leftOut, !apart)) : Optional.empty();
	}

	private boolean isToldApart(String sql, long now) {
		if (this.turns.size() >= STATEMENTS && !this.turns.containsKey(sql)) {
			this.turns.entrySet()
				.removeIf((turn) -> !turn.getKey().equals(OTHERS) && turn.getValue().isOver(now, this.interval));
			return this.turns.size() < STATEMENTS;
		}
		return true;
	}

	/**
	 * When a statement was told about last.
	 */
	private static final class Turn {

		private boolean told;

		private long last;

		private int leftOut;

		synchronized int ask(long now, long interval) {
			if (this.told && !isOver(now, interval)) {
				this.leftOut++;
				return NOT_NOW;
			}
			int before = this.leftOut;
			this.told = true;
			this.last = now;
			this.leftOut = 0;
			return before;
		}

		synchronized boolean isOver(long now, long interval) {
			return now - this.last >= interval;
		}

	}

}
