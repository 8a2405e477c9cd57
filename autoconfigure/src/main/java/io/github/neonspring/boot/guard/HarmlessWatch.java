package io.github.neonspring.boot.guard;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Has another watch hear of statements, and bears what it throws: neither a connection
 * nor the outcome of a statement may be lost for that.
 *
 * @param watch the other watch
 * @param failures hears of what it throws
 */
record HarmlessWatch(StatementWatch watch, Consumer<RuntimeException> failures) implements StatementWatch {

	@Override
	public long begins() {
		try {
			return this.watch.begins();
		}
		catch (RuntimeException ex) {
			this.failures.accept(ex);
			return System.nanoTime();
		}
	}

	@Override
	public void executed(Statement statement, String sql, long begun, @Nullable Object result, boolean inTransaction) {
		try {
			this.watch.executed(statement, sql, begun, result, inTransaction);
		}
		catch (RuntimeException ex) {
			this.failures.accept(ex);
		}
	}

	@Override
	public ResultSet reading(Statement statement, ResultSet rows) {
		try {
			return this.watch.reading(statement, rows);
		}
		catch (RuntimeException ex) {
			this.failures.accept(ex);
			return rows;
		}
	}

	@Override
	public void closed(Statement statement) {
		try {
			this.watch.closed(statement);
		}
		catch (RuntimeException ex) {
			this.failures.accept(ex);
		}
	}

	@Override
	public void transactionEnded() {
		try {
			this.watch.transactionEnded();
		}
		catch (RuntimeException ex) {
			this.failures.accept(ex);
		}
	}

	@Override
	public void returned() {
		try {
			this.watch.returned();
		}
		catch (RuntimeException ex) {
			this.failures.accept(ex);
		}
	}

}
