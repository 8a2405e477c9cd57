package io.github.neonspring.boot.query;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

/**
 * Says what an execution did, as far as it is known when it ends.
 */
final class Effect {

	private Effect() {
	}

	static @Nullable String of(Statement statement, @Nullable Object result) {
		if (result == null) {
			return "which failed";
		}
		if (result instanceof Number count) {
			return written(count.longValue());
		}
		if (result instanceof int[] counts) {
			return batch(counts.length, Arrays.stream(counts).asLongStream());
		}
		if (result instanceof long[] counts) {
			return batch(counts.length, Arrays.stream(counts));
		}
		return Boolean.FALSE.equals(result) ? written(updated(statement)) : null;
	}

	private static String batch(int size, LongStream counts) {
		return "a batch of " + size + ", " + written(counts.filter((count) -> count > 0).sum());
	}

	private static String written(long rows) {
		return rows(Math.max(0, rows)) + " written";
	}

	static String rows(long count) {
		return (count != 1) ? count + " rows" : "1 row";
	}

	private static long updated(Statement statement) {
		try {
			return statement.getLargeUpdateCount();
		}
		catch (SQLException ex) {
			return 0;
		}
	}

}
