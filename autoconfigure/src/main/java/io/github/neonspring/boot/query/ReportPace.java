package io.github.neonspring.boot.query;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Has each statement told about not more often than once in a while. Statements that are
 * too many to be told apart share one turn.
 */
final class ReportPace {

	/** Nobody's turn yet. */
	static final int NOT_NOW = -1;

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
	 * @return how often it was left out before, or {@link #NOT_NOW}
	 */
	int ask(String sql) {
		String key = (this.turns.size() < STATEMENTS || this.turns.containsKey(sql)) ? sql : OTHERS;
		return this.turns.computeIfAbsent(key, (statement) -> new Turn()).ask(this.nanoTime.getAsLong(), this.interval);
	}

	/**
	 * When a statement was told about last.
	 */
	private static final class Turn {

		private boolean told;

		private long last;

		private int leftOut;

		synchronized int ask(long now, long interval) {
			if (this.told && now - this.last < interval) {
				this.leftOut++;
				return NOT_NOW;
			}
			int before = this.leftOut;
			this.told = true;
			this.last = now;
			this.leftOut = 0;
			return before;
		}

	}

}
