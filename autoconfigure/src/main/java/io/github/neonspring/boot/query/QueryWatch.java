package io.github.neonspring.boot.query;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.guard.StatementWatch;

/**
 * Looks for slow and for repeated statements on one connection. While there are none, it
 * costs the time that is read twice and a look into a table.
 */
final class QueryWatch implements StatementWatch {

	private final String endpoint;

	private final QueryLog log;

	private final long slowNanos;

	private final int repeats;

	private final RepeatCount count = new RepeatCount();

	private @Nullable SlowExecution slow;

	private @Nullable String repeated;

	private @Nullable Origin repeatedAt;

	private boolean counting;

	QueryWatch(String endpoint, QueryLog log, long slowNanos, int repeats) {
		this.endpoint = endpoint;
		this.log = log;
		this.slowNanos = slowNanos;
		this.repeats = repeats;
	}

	@Override
	public long begins() {
		if (this.slow != null) {
			tellSlow();
		}
		return System.nanoTime();
	}

	@Override
	public void executed(Statement statement, String sql, long begun, @Nullable Object result, boolean inTransaction) {
		long took = System.nanoTime() - begun;
		if (took >= this.slowNanos) {
			this.slow = new SlowExecution(statement, sql, Duration.ofNanos(took), Origin.current(this.endpoint),
					Effect.of(statement, result));
			if (!(result instanceof ResultSet) && !Boolean.TRUE.equals(result)) {
				tellSlow();
			}
		}
		if (inTransaction && this.repeats > 0) {
			count(sql);
		}
	}

	private void count(String sql) {
		this.counting = true;
		if (this.count.add(sql) == this.repeats && this.repeated == null) {
			this.repeated = sql;
			this.repeatedAt = Origin.current(this.endpoint);
		}
	}

	@Override
	public ResultSet reading(Statement statement, ResultSet rows) {
		SlowExecution execution = this.slow;
		return (execution != null && execution.isOf(statement))
				? CountedRows.of(rows, execution, () -> ended(execution)) : rows;
	}

	private void ended(SlowExecution execution) {
		if (this.slow == execution) {
			tellSlow();
		}
	}

	@Override
	public void closed(Statement statement) {
		SlowExecution execution = this.slow;
		if (execution != null && execution.isOf(statement)) {
			tellSlow();
		}
	}

	private void tellSlow() {
		SlowExecution execution = this.slow;
		this.slow = null;
		if (execution != null) {
			this.log.slow(execution);
		}
	}

	@Override
	public void transactionEnded() {
		if (this.slow != null) {
			tellSlow();
		}
		if (this.counting) {
			this.counting = false;
			tellRepeated();
			this.count.clear();
		}
	}

	private void tellRepeated() {
		String sql = this.repeated;
		Origin origin = this.repeatedAt;
		this.repeated = null;
		this.repeatedAt = null;
		if (sql != null && origin != null) {
			this.log.repeated(sql, this.count.of(sql), origin);
		}
	}

	@Override
	public void returned() {
		transactionEnded();
	}

}
