package io.github.neonspring.boot.query;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MaskedSql}.
 */
class MaskedSqlTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			select a from b where c = ?                     | select a from b where c = ?
			select 'it''s', E'a\\'b', x from t              | select ?, E?, x from t
			select $$body 'x'$$, $f$ $$ $f$ + $1            | select ?, ? + $1
			select "o'Brien".t1, 'x' from t2 limit 10       | select "o'Brien".t1, ? from t2 limit ?
			select 1.5e3 + col2 - -7 -- secret              | select ? + col2 - -?
			select /* a /* nested */ 'secret' */ 2          | select ?
			alter role shop password 'secret                | alter role shop password ?
			""", delimiter = '|')
	void valuesAreMasked(String sql, String masked) {
		assertThat(MaskedSql.of(sql)).isEqualTo(masked);
	}

	@Test
	void statementIsShownOnOneShortLine() {
		String masked = MaskedSql.of("select a,\n\t\tb\nfrom t where c in (" + "?, ".repeat(500) + "?)");
		assertThat(masked).startsWith("select a, b from t where c in (?, ?,").endsWith("…").hasSize(MaskedSql.LENGTH);
	}

	@Test
	void planKeepsItsOwnNumbersOnly() {
		assertThat(MaskedSql.ofPlan("""
				Index Scan using t1_pkey on t1  (cost=0.00..25.88 rows=6 width=36)
				  Index Cond: (id = $1)
				  Filter: ((pin = 1234) AND (-7.5 < col2) AND (name = 'secret'::text) AND (c = (InitPlan 1).col1))"""))
			.isEqualTo("""
					Index Scan using t1_pkey on t1  (cost=0.00..25.88 rows=6 width=36)
					  Index Cond: (id = $1)
					  Filter: ((pin = ?) AND (-? < col2) AND (name = ?::text) AND (c = (InitPlan 1).col1))""");
	}

	@Test
	void anyTextIsMaskedToItsEnd() {
		Random random = new Random(6);
		String signs = "'\"$ae1-*/\\ \n;?.";
		for (int i = 0; i < 20_000; i++) {
			StringBuilder sql = new StringBuilder();
			random.ints(random.nextInt(30), 0, signs.length()).forEach((at) -> sql.append(signs.charAt(at)));
			assertThat(MaskedSql.of(sql.toString())).isNotNull();
			assertThat(MaskedSql.ofPlan(sql.toString())).isNotNull();
		}
	}

}
