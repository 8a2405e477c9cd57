package io.github.neonspring.sample.live.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Timeline}.
 */
class TimelineTests {

	private final Hands clock = new Hands();

	private final Timeline timeline = new Timeline(this.clock);

	@Test
	void nothingIsKnownAtFirst() {
		assertThat(this.timeline.state()).isEqualTo("unknown");
		assertThat(this.timeline.history()).isEmpty();
	}

	@Test
	void changeTellsHowLongTheStateBeforeLasted() {
		this.timeline.note("awake", "start");
		this.clock.now = this.clock.now.plusSeconds(3);
		this.timeline.note("awake", "again");
		this.timeline.note("asleep", "put to sleep");
		assertThat(this.timeline.since(0)).extracting(ComputeEvent::millis).containsExactly(null, 3000L);
		assertThat(this.timeline.since(1)).extracting(ComputeEvent::cause).containsExactly("put to sleep");
	}

	@Test
	void historyBeginsWithTheStateOfTenMinutesAgo() {
		for (String state : new String[] { "awake", "asleep", "awake" }) {
			this.timeline.note(state, state);
			this.clock.now = this.clock.now.plus(Duration.ofMinutes(6));
		}
		assertThat(this.timeline.history()).extracting(ComputeEvent::state).containsExactly("asleep", "awake");
	}

	/**
	 * A clock that is set by hand.
	 */
	private static final class Hands extends Clock {

		private Instant now = Instant.EPOCH;

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
