package io.github.neonspring.boot.guard;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlText}.
 */
class SqlTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "select 1", "SELECT count(*) from account where id in (1, 2)", "values (1)",
			"show work_mem", "/* orders */ select a1_0.id from account a1_0 where (a1_0.id=?)",
			"-- first\n select now()", "(select 1) union (select 2)" })
	void readingIsSeen(String sql) {
		assertThat(SqlText.reads(sql)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into account values (1)", "select place_order(1)", "select 1; delete from account",
			"explain analyze delete from account", "with gone as (delete from account returning id) select * from gone",
			"call close_day()", "select public.nextval('numbers')", "" })
	void whatMayWriteIsNotTakenForReading(String sql) {
		assertThat(SqlText.reads(sql)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into a values (1); COMMIT", "commit", "prepare  transaction 'x'",
			"insert into a values (1); end" })
	void wordsThatEndATransactionAreSeen(String sql) {
		assertThat(SqlText.commits(sql)).isTrue();
	}

	@Test
	void caseEndsNoTransaction() {
		assertThat(SqlText.commits("select case when true then 1 end")).isFalse();
	}

}
