package io.github.neonspring.boot.compute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.util.Assert;

/**
 * Says whether the compute is to be kept awake.
 */
@FunctionalInterface
interface KeepaliveSchedule {

	/**
	 * Whether the compute is to be kept awake now.
	 * @param now the time
	 * @param lastUse when the application used the database last
	 * @return {@code false} if it may sleep
	 */
	boolean keepsAwake(Instant now, Instant lastUse);

	/**
	 * Return the schedule that the properties ask for.
	 * @param properties the properties
	 * @return the schedule
	 */
	static KeepaliveSchedule of(NeonKeepaliveProperties properties) {
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
		Assert.notEmpty(texts, () -> "neon.keepalive.mode is scheduled, but neon.keepalive.hours says no hours: write"
				+ " for example neon.keepalive.hours=Mon-Fri 08:00-19:00 Europe/Berlin");
		List<KeepaliveHours> hours = texts.stream().map(KeepaliveHours::parse).toList();
		return (now, lastUse) -> hours.stream().anyMatch((some) -> some.contains(now));
	}

}
