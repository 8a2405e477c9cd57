package io.github.neonspring.boot.benchmarks.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of the comparison. {@link Compare} is the long one.
 */
class CompareTests {

	@Test
	void comparesBothSidesAndWritesItsTable(@TempDir Path output) throws Exception {
		CompareSettings settings = new CompareSettings(List.of(Duration.ZERO, Duration.ofMillis(1)), 1, 1,
				Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ZERO, 20,
				List.of("-XX:TieredStopAtLevel=1"), Pattern.compile("select, template|three|serializable"), output);
		Table table = new Compare(settings, Measurements.all(), System.out).run();
		assertThat(table.failures()).isEmpty();
		assertThat(plainRoundTrips(table, "read-only transaction of one select, template")).isEqualTo(2);
		assertThat(plainRoundTrips(table, "write of three statements")).isEqualTo(4);
		assertThat(plainRoundTrips(table, "serializable transaction of one select")).isEqualTo(5);
		assertThat(table.rows()).allSatisfy((row) -> assertThat(row.ratio()).as(row.what()).isPositive().isFinite());
		assertThat(output.resolve("results.md")).content().contains("| write of three statements", "round-trips.png");
		assertThat(output.resolve("round-trips.png")).isNotEmptyFile();
	}

	private static double plainRoundTrips(Table table, String measurement) {
		return table.rows()
			.stream()
			.filter((row) -> row.what().equals(measurement + ": in all"))
			.findFirst()
			.orElseThrow()
			.value(Side.PLAIN);
	}

}
