package io.github.neonspring.boot.query;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Counts the executions of each statement within a transaction. Belongs to a connection,
 * and takes memory only with the first transaction on it that executes more than one
 * statement. Of a transaction with very many different ones, the first are counted.
 */
final class RepeatCount {

	private static final int SLOTS = 16;

	private static final int MOST_SLOTS = 512;

	private @Nullable String first;

	private @Nullable String @Nullable [] texts;

	private int[] counts = {};

	private int different;

	/**
	 * Count an execution.
	 * @param sql the statement
	 * @return how often it was executed
	 */
	int add(String sql) {
		String before = this.first;
		if (before == null) {
			this.first = sql;
			return 1;
		}
		@Nullable String[] table = this.texts;
		if (this.different == 0) {
			table = (table != null) ? table : grow(SLOTS);
			count(table, before);
		}
		return (table != null) ? count(table, sql) : 1;
	}

	private int count(@Nullable String[] table, String sql) {
		int slot = slotOf(table, sql);
		if (table[slot] == null) {
			if (this.different * 2 >= table.length) {
				return (table.length < MOST_SLOTS) ? count(rehash(table), sql) : 0;
			}
			table[slot] = sql;
			this.different++;
		}
		return ++this.counts[slot];
	}

	private @Nullable String[] rehash(@Nullable String[] before) {
		int[] countsBefore = this.counts;
		@Nullable String[] table = grow(before.length * 2);
		for (int i = 0; i < before.length; i++) {
			String text = before[i];
			if (text != null) {
				int slot = slotOf(table, text);
				table[slot] = text;
				this.counts[slot] = countsBefore[i];
			}
		}
		return table;
	}

	private @Nullable String[] grow(int slots) {
		@Nullable String[] table = new @Nullable String[slots];
		this.texts = table;
		this.counts = new int[slots];
		return table;
	}

	private static int slotOf(@Nullable String[] table, String sql) {
		int hash = sql.hashCode();
		int slot = (hash ^ (hash >>> 16)) & (table.length - 1);
		while (table[slot] != null && !sql.equals(table[slot])) {
			slot = (slot + 1) & (table.length - 1);
		}
		return slot;
	}

	int of(String sql) {
		@Nullable String[] table = this.texts;
		if (this.different == 0 || table == null) {
			return sql.equals(this.first) ? 1 : 0;
		}
		return this.counts[slotOf(table, sql)];
	}

	void clear() {
		this.first = null;
		if (this.different > 0 && this.texts != null) {
			Arrays.fill(this.texts, null);
			Arrays.fill(this.counts, 0);
			this.different = 0;
		}
	}

}
