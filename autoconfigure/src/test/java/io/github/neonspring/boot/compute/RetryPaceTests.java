package io.github.neonspring.boot.compute;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryPace}.
 */
class RetryPaceTests {

	private final RetryPace pace = new RetryPace();

	@Test
	void databaseThatAnswersMayBeAskedAtOnce() {
		assertThat(this.pace.pause(null)).isZero();
		assertThat(this.pace.pause(new Evidence(Instant.EPOCH, Duration.ZERO, null))).isZero();
	}

	@Test
	void failureThatMayPassIsTriedEachFiveSecondsHoweverLongItLasts() {
		for (int i = 0; i < 20; i++) {
			this.pace.failed();
			assertThat(pause(ConnectFailure.CONNECTION_REFUSED)).isEqualTo(Duration.ofSeconds(5));
		}
	}

	@Test
	void failureThatCannotPassIsTriedLessAndLessOften() {
		for (int seconds : new int[] { 5, 10, 20, 40, 60, 60 }) {
			this.pace.failed();
			assertThat(pause(ConnectFailure.PASSWORD_REFUSED)).isEqualTo(Duration.ofSeconds(seconds));
		}
		this.pace.answered();
		assertThat(pause(ConnectFailure.PASSWORD_REFUSED)).isEqualTo(Duration.ofSeconds(5));
	}

	private Duration pause(ConnectFailure failure) {
		return this.pace.pause(new Evidence(Instant.EPOCH, Duration.ZERO, failure));
	}

}
