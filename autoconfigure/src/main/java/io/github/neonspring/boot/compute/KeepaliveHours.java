package io.github.neonspring.boot.compute;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * Hours of the week, such as {@code Mon-Fri 08:00-19:00 Europe/Berlin}. Without days,
 * every day; without a zone, the system's. Hours that end before they begin run past
 * midnight and belong to the day on which they begin; {@code 24:00} ends a day.
 *
 * @param days the days on which the hours begin
 * @param from when they begin
 * @param length how long they last
 * @param zone the time zone
 */
record KeepaliveHours(Set<DayOfWeek> days, LocalTime from, Duration length, ZoneId zone) {

	private static final Pattern FORM = Pattern
		.compile("(?:([A-Za-z]+)(?:-([A-Za-z]+))?\\s+)?(\\d{1,2}:\\d{2})-(\\d{1,2}:\\d{2})(?:\\s+(\\S+))?");

	private static final Duration DAY = Duration.ofDays(1);

	/**
	 * Read hours from text.
	 * @param text the text
	 * @return the hours
	 * @throws IllegalArgumentException if the text is not of the form
	 */
	static KeepaliveHours parse(String text) {
		Matcher matcher = FORM.matcher(text.strip());
		Assert.isTrue(matcher.matches(),
				() -> "'%s' are no hours: write for example 'Mon-Fri 08:00-19:00 Europe/Berlin'"
					.formatted(text.strip()));
		try {
			Duration from = time(matcher.group(3));
			Assert.isTrue(from.compareTo(DAY) < 0, () -> "Hours begin at 23:59 at the latest");
			Duration length = time(matcher.group(4)).minus(from);
			ZoneId zone = (matcher.group(5) != null) ? ZoneId.of(matcher.group(5)) : ZoneId.systemDefault();
			return new KeepaliveHours(days(matcher.group(1), matcher.group(2)), LocalTime.MIDNIGHT.plus(from),
					(length.isNegative() || length.isZero()) ? length.plus(DAY) : length, zone);
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			throw new IllegalArgumentException("'%s' are no hours: %s".formatted(text.strip(), ex.getMessage()), ex);
		}
	}

	private static Duration time(String text) {
		if (text.equals("24:00")) {
			return DAY;
		}
		return Duration.between(LocalTime.MIDNIGHT, LocalTime.parse((text.length() == 4) ? "0" + text : text));
	}

	private static Set<DayOfWeek> days(String first, String last) {
		if (first == null) {
			return EnumSet.allOf(DayOfWeek.class);
		}
		DayOfWeek from = day(first);
		DayOfWeek until = (last != null) ? day(last) : from;
		EnumSet<DayOfWeek> days = EnumSet.of(until);
		for (DayOfWeek day = from; day != until; day = day.plus(1)) {
			days.add(day);
		}
		return days;
	}

	private static DayOfWeek day(String name) {
		return Arrays.stream(DayOfWeek.values())
			.filter((day) -> name.equalsIgnoreCase(day.name())
					|| name.equalsIgnoreCase(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(name + " is no day of the week"));
	}

	boolean contains(Instant instant) {
		ZonedDateTime local = instant.atZone(this.zone);
		return containsFrom(local, 0) || containsFrom(local, 1);
	}

	private boolean containsFrom(ZonedDateTime local, int daysAgo) {
		ZonedDateTime begin = local.toLocalDate().minusDays(daysAgo).atTime(this.from).atZone(this.zone);
		return this.days.contains(begin.getDayOfWeek()) && !local.isBefore(begin)
				&& local.isBefore(begin.toLocalDateTime().plus(this.length).atZone(this.zone));
	}

}
