package io.github.neonspring.boot.query;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
			select E'it''s \\'secret\\'', E'''\\'secret', b | select E?, E?, b
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
		String shown = ShownSql.of("select a,\n\t\tb\nfrom t where c in (" + "?, ".repeat(500) + "?)").text();
		assertThat(shown).startsWith("select a, b from t where c in (?, ?,")
			.contains("…")
			.endsWith("?, ?)")
			.hasSize(ShownSql.LENGTH);
		assertThat(ShownSql.of("select 'a' || '" + "long".repeat(9000))).extracting(ShownSql::text)
			.isEqualTo("select ? || ?…");
	}

	@Test
	void wideStatementsAreToldApartAndShowTheirTables() {
		String columns = "select " + IntStream.range(0, 100)
			.mapToObj((i) -> "o1_0.column" + (char) ('a' + i % 26) + i)
			.collect(Collectors.joining(","));
		String orders = columns + " from orders o1_0 where o1_0.id=?";
		ShownSql shown = ShownSql.of(orders);
		assertThat(shown.text()).startsWith("select o1_0.columna0,").endsWith(" from orders o1_0 where o1_0.id=?");
		assertThat(ShownSql.of(columns + " from orders_archive o1_0 where o1_0.id=?").key()).isNotEqualTo(shown.key());
		ShownSql other = ShownSql.of(orders.replace("columny50", "columny51"));
		assertThat(other.text()).isEqualTo(shown.text());
		assertThat(other.key()).isNotEqualTo(shown.key());
	}

	@Test
	void longListsOfValuesMakeNoOtherStatement() {
		String in = "select a from b where c in (";
		assertThat(ShownSql.of(in + "?, ".repeat(300) + "?)").key())
			.isEqualTo(ShownSql.of(in + "?, ".repeat(700) + "?)").key());
		String insert = "insert into b (c, d) values ";
		assertThat(ShownSql.of(insert + "(?, ?), ".repeat(100) + "(?, ?)").key())
			.isEqualTo(ShownSql.of(insert + "(?, ?), ".repeat(200) + "(?, ?)").key());
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
