package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Table} and what becomes of it.
 */
class TableTests {

	private static final Measurement READ = new Steady("read", "read", 1, 1, 2);

	private final Table table = new Table();

	@Test
	void medianOfEachSideCounts() {
		add(Side.PLAIN, 9, Limit.NONE);
		add(Side.PLAIN, 2, Limit.NONE);
		add(Side.PLAIN, 4, Limit.NONE);
		add(Side.STARTER, 1, Limit.NONE);
		add(Side.STARTER, 3, Limit.NONE);
		assertThat(this.table.rows()).singleElement().satisfies((row) -> {
			assertThat(row.value(Side.PLAIN)).isEqualTo(4);
			assertThat(row.ratio()).isEqualTo(0.5);
			assertThat(row.isLimited()).isFalse();
			assertThat(row.holds()).isTrue();
		});
	}

	@Test
	void limitIsTheStartersAndMayDependOnPlain() {
		add(Side.PLAIN, 4, Limit.AS_PLAIN);
		add(Side.STARTER, 5, Limit.AS_PLAIN);
		assertThat(this.table.broken()).singleElement().satisfies((row) -> assertThat(row.limit()).isEqualTo(4));
	}

	@Test
	void limitHoldsInTheDigitsThatAreShown() {
		add(Side.PLAIN, 2, Limit.NONE);
		add(Side.STARTER, 2.04, Limit.atMost(2));
		assertThat(this.table.broken()).isEmpty();
	}

	@Test
	void rowsThatDifferInTheLatencyOnlyAreOne() {
		for (int millis : new int[] { 1, 20 }) {
			for (Side side : Side.values()) {
				this.table.add(READ, Duration.ofMillis(millis), side,
						List.of(new Figure("in all", Unit.ROUND_TRIPS, 2).atMost(2)));
			}
		}
		assertThat(new MarkdownTable(this.table.rows()).toString()).isEqualTo("""
				| what         | ms per round trip | unit        | plain | starter | ratio | limit | holds |
				|--------------|-------------------|-------------|------:|--------:|------:|------:|-------|
				| read: in all | 1, 20             | round trips |     2 |       2 |  1.00 |     2 | yes   |
				""");
	}

	private void add(Side side, double value, Limit limit) {
		this.table.add(READ, Duration.ZERO, side, List.of(new Figure("", Unit.ROUND_TRIPS, value, limit)));
	}

}
