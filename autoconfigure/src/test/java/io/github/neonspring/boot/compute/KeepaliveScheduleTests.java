package io.github.neonspring.boot.compute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link KeepaliveSchedule}.
 */
class KeepaliveScheduleTests {

	private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

	private final NeonKeepaliveProperties properties = new NeonKeepaliveProperties();

	@Test
	void whileUsedEndsAfterTheLinger() {
		KeepaliveSchedule schedule = KeepaliveSchedule.of(this.properties);
		assertThat(schedule.keepsAwake(NOON, NOON.minus(Duration.ofMinutes(4)))).isTrue();
		assertThat(schedule.keepsAwake(NOON, NOON.minus(Duration.ofMinutes(5)))).isFalse();
	}

	@Test
	void alwaysNeverEnds() {
		this.properties.setMode(KeepaliveMode.ALWAYS);
		assertThat(KeepaliveSchedule.of(this.properties).keepsAwake(NOON, Instant.EPOCH)).isTrue();
	}

	@Test
	void offNeverBegins() {
		this.properties.setMode(KeepaliveMode.OFF);
		assertThat(KeepaliveSchedule.of(this.properties).keepsAwake(NOON, NOON)).isFalse();
	}

	@Test
	void scheduledFollowsAnyOfTheHours() {
		this.properties.setMode(KeepaliveMode.SCHEDULED);
		this.properties.setHours(List.of("08:00-09:00 UTC", "11:00-13:00 UTC"));
		KeepaliveSchedule schedule = KeepaliveSchedule.of(this.properties);
		assertThat(schedule.keepsAwake(NOON, Instant.EPOCH)).isTrue();
		assertThat(schedule.keepsAwake(NOON.plus(Duration.ofHours(2)), NOON)).isFalse();
	}

	@Test
	void scheduledWithoutHoursIsAnErrorThatNamesTheProperty() {
		this.properties.setMode(KeepaliveMode.SCHEDULED);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> KeepaliveSchedule.of(this.properties))
			.withMessageContaining("neon.keepalive.hours");
	}

	@Test
	void hoursThatAreNoneAreAnErrorThatNamesThem() {
		this.properties.setMode(KeepaliveMode.SCHEDULED);
		this.properties.setHours(List.of("now and then"));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> KeepaliveSchedule.of(this.properties))
			.withMessageContaining("now and then");
	}

	@Test
	void intervalOfNothingIsAnErrorThatNamesTheProperty() {
		this.properties.setInterval(Duration.ZERO);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> KeepaliveSchedule.of(this.properties))
			.withMessageContaining("neon.keepalive.interval");
	}

}
