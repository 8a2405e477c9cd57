package io.github.neonspring.boot.compute;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link KeepaliveHours}.
 */
class KeepaliveHoursTests {

	@ParameterizedTest
	@CsvSource({ "Mon-Fri 08:00-19:00 Europe/Berlin, 2026-11-20T08:00, true",
			"Mon-Fri 08:00-19:00 Europe/Berlin, 2026-11-20T07:59:59, false",
			"Mon-Fri 08:00-19:00 Europe/Berlin, 2026-11-20T18:59:59, true",
			"Mon-Fri 08:00-19:00 Europe/Berlin, 2026-11-20T19:00, false",
			"Mon-Fri 08:00-19:00 Europe/Berlin, 2026-11-21T12:00, false",
			"Fri-Mon 08:00-19:00 Europe/Berlin, 2026-11-22T12:00, true",
			"Fri-Mon 08:00-19:00 Europe/Berlin, 2026-11-24T12:00, false",
			"saturday 8:00-9:00 Europe/Berlin, 2026-11-21T08:30, true",
			"22:00-06:00 Europe/Berlin, 2026-11-21T23:00, true", "22:00-06:00 Europe/Berlin, 2026-11-21T05:59, true",
			"22:00-06:00 Europe/Berlin, 2026-11-21T06:00, false",
			"Fri 22:00-06:00 Europe/Berlin, 2026-11-21T05:00, true",
			"Fri 22:00-06:00 Europe/Berlin, 2026-11-20T05:00, false",
			"00:00-24:00 Europe/Berlin, 2026-11-21T23:59:59, true",
			"Sun 01:00-04:00 Europe/Berlin, 2026-03-29T03:30, true" })
	void containsWhatLiesWithin(String hours, LocalDateTime local, boolean within) {
		Instant instant = local.atZone(ZoneId.of("Europe/Berlin")).toInstant();
		assertThat(KeepaliveHours.parse(hours).contains(instant)).isEqualTo(within);
	}

	@Test
	void zoneOfTheHoursCounts() {
		KeepaliveHours hours = KeepaliveHours.parse("08:00-09:00 America/New_York");
		assertThat(hours.contains(Instant.parse("2026-11-20T13:30:00Z"))).isTrue();
		assertThat(hours.contains(Instant.parse("2026-11-20T08:30:00Z"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "always", "Mon-Fri", "Mon-Fri 8-19", "Mon-Fri 25:00-26:00", "Montag 08:00-19:00",
			"Mon-Fri 08:00-19:00 Europe/Nowhere", "24:00-08:00" })
	void whatAreNoHoursIsRefusedInWords(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> KeepaliveHours.parse(text))
			.withMessageContaining("'" + text + "' are no hours");
	}

}
