package io.github.neonspring.boot.migration.command;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NextVersion}.
 */
class NextVersionTests {

	private final NextVersion next = new NextVersion(
			Clock.fixed(Instant.parse("2026-11-21T10:30:00Z"), ZoneOffset.UTC));

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none",
			value = { "none|1", "1|2", "9 10 2|11", "007|008", "099|100", "1.2|1.3", "1_2 1.1|1_3", "2.0.09|2.0.10",
					"20250102030405|20261121103000", "202501020304|202611211030", "20250102_030405|20261121_103000",
					"2025.01.02.03.04|2026.11.21.10.30", "20261121103000|20261121103001",
					"20991231235959|20991231235960", "12345678901234|12345678901235" })
	void continuesAsTheFilesDo(String versions, String expected) {
		assertThat(this.next.after((versions != null) ? List.of(versions.split(" ")) : List.of())).isEqualTo(expected);
	}

}
