package io.github.neonspring.boot.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RepeatCount}.
 */
class RepeatCountTests {

	private final RepeatCount count = new RepeatCount();

	@Test
	void countsAsMapDoes() {
		Random random = new Random(6);
		for (int transaction = 0; transaction < 20; transaction++) {
			Map<String, Integer> expected = new HashMap<>();
			for (int i = 0; i < 1000; i++) {
				String sql = "select " + random.nextInt(1 + transaction * 10);
				assertThat(this.count.add(sql)).isEqualTo(expected.merge(sql, 1, Integer::sum));
			}
			expected.forEach((sql, times) -> assertThat(this.count.of(sql)).isEqualTo(times));
			this.count.clear();
			assertThat(this.count.of("select 0")).isZero();
		}
	}

	@Test
	void manyDifferentStatementsTakeLimitedMemory() {
		for (int i = 0; i < 10_000; i++) {
			this.count.add("select " + i);
		}
		assertThat(this.count.of("select 1")).isOne();
		assertThat(this.count.of("select 9999")).isZero();
		assertThat(this.count.add("select 1")).isEqualTo(2);
	}

}
