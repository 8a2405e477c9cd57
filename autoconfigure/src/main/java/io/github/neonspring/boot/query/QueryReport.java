package io.github.neonspring.boot.query;

import java.time.Clock;
import java.util.List;

/**
 * What was found of the application's statements since start.
 *
 * @since 0.1.0
 */
public final class QueryReport {

	private final QueryStatements slow = new QueryStatements();

	private final QueryStatements repeated = new QueryStatements();

	private final Clock clock;

	QueryReport(Clock clock) {
		this.clock = clock;
	}

	void slow(ShownSql sql, SlowExecution execution) {
		long took = execution.took().toMillis();
		this.slow.add(sql.key(),
				new QueryStatement(sql.text(), 1, took, took, this.clock.instant(), execution.origin()));
	}

	void repeated(ShownSql sql, int times, Origin origin) {
		this.repeated.add(sql.key(), new QueryStatement(sql.text(), 1, times, times, this.clock.instant(), origin));
	}

	/**
	 * Return how many executions were slow.
	 * @return the number of executions
	 */
	public long slowExecutions() {
		return this.slow.times();
	}

	/**
	 * Return how many transactions repeated a statement too often.
	 * @return the number of transactions
	 */
	public long repeatingTransactions() {
		return this.repeated.times();
	}

	/**
	 * Return the slow statements.
	 * @return the 50 that were slow last, the slowest first; times in milliseconds
	 */
	public List<QueryStatement> slow() {
		return this.slow.mostFirst();
	}

	/**
	 * Return the statements that transactions repeated too often.
	 * @return the 50 that were repeated last, the most often repeated first
	 */
	public List<QueryStatement> repeated() {
		return this.repeated.mostFirst();
	}

}
