package io.github.neonspring.boot.compute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Says whether the compute is to be kept awake.
 */
@FunctionalInterface
interface KeepaliveSchedule {

	/** The property with the hours of the mode {@code scheduled}. */
	String HOURS = "neon.keepalive.hours";

	/**
	 * Whether the compute is to be kept awake now.
	 * @param now the time
	 * @param lastUse when the application used the database last
	 * @return {@code false} if it may sleep
	 */
	boolean keepsAwake(Instant now, Instant lastUse);

	/**
	 * Return the same schedule, but begun with the first use of the database.
	 * @return the schedule
	 */
	default KeepaliveSchedule fromFirstUse() {
		return (now, lastUse) -> lastUse.isAfter(Instant.EPOCH) && keepsAwake(now, lastUse);
	}

	/**
	 * Return the schedule that the properties ask for.
	 * @param properties the properties
	 * @return the schedule
	 */
	static KeepaliveSchedule of(NeonKeepaliveProperties properties) {
		if (properties.getInterval().toMillis() <= 0) {
			throw new InvalidConfigurationPropertyValueException("neon.keepalive.interval", properties.getInterval(),
					"the time between two pings must be a millisecond at least; to send none, set"
							+ " neon.keepalive.mode=off");
		}
		return switch (properties.getMode()) {
			case ALWAYS -> (now, lastUse) -> true;
			case OFF -> (now, lastUse) -> false;
			case WHILE_USED -> whileUsed(properties.getLinger());
			case SCHEDULED -> scheduled(properties.getHours());
		};
	}

	private static KeepaliveSchedule whileUsed(Duration linger) {
		return (now, lastUse) -> now.isBefore(lastUse.plus(linger));
	}

	private static KeepaliveSchedule scheduled(List<String> texts) {
		if (texts.isEmpty()) {
			throw new InvalidConfigurationPropertyValueException(HOURS, null,
					"the keepalive mode is 'scheduled', but no hours are given: write for example"
							+ " 'Mon-Fri 08:00-19:00 Europe/Berlin'");
		}
		List<KeepaliveHours> hours = texts.stream().map(KeepaliveSchedule::hours).toList();
		return (now, lastUse) -> hours.stream().anyMatch((some) -> some.contains(now));
	}

	private static KeepaliveHours hours(String text) {
		try {
			return KeepaliveHours.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(HOURS, text, ex.getMessage());
		}
	}

}
