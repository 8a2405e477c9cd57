package io.github.neonspring.boot.migration.command;

import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.flywaydb.core.api.MigrationVersion;

/**
 * Version of the next migration, written as the latest one is: the present time in UTC
 * where that is a timestamp, else the next number with as many digits.
 *
 * @param clock tells the time
 */
record NextVersion(Clock clock) {

	private static final List<DateTimeFormatter> TIMESTAMPS = List
		.of("uuuuMMddHHmmss", "uuuuMMddHHmm", "uuuuMMdd_HHmmss", "uuuuMMdd.HHmmss", "uuuuMMdd_HHmm", "uuuuMMdd.HHmm",
				"uuuu_MM_dd_HH_mm_ss", "uuuu.MM.dd.HH.mm.ss", "uuuu_MM_dd_HH_mm", "uuuu.MM.dd.HH.mm")
		.stream()
		.map(DateTimeFormatter::ofPattern)
		.toList();

	String after(Collection<String> versions) {
		return versions.stream()
			.max(Comparator.comparing(MigrationVersion::fromVersion))
			.map((last) -> timestamp(last).orElseGet(() -> number(last)))
			.orElse("1");
	}

	private Optional<String> timestamp(String last) {
		return TIMESTAMPS.stream()
			.filter((format) -> isIn(format, last))
			.findFirst()
			.map((format) -> format.format(this.clock.instant().atOffset(ZoneOffset.UTC)))
			.filter((now) -> MigrationVersion.fromVersion(now).isNewerThan(last));
	}

	private static boolean isIn(DateTimeFormatter format, String version) {
		try {
			return LocalDateTime.parse(version, format).getYear() > 1970;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	private static String number(String last) {
		int begin = Math.max(last.lastIndexOf('.'), last.lastIndexOf('_')) + 1;
		String digits = last.substring(begin);
		String next = new BigInteger(digits).add(BigInteger.ONE).toString();
		return last.substring(0, begin) + "0".repeat(Math.max(0, digits.length() - next.length())) + next;
	}

}
