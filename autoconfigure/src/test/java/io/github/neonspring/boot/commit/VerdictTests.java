package io.github.neonspring.boot.commit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Verdict} on what no server can be brought to say in a test.
 */
class VerdictTests {

	private static final long SECOND = 1_000_000;

	private static final ServerLife LIFE = new ServerLife(100 * SECOND, null, 50 * SECOND, "00000001");

	private static final CommitNote NOTE = new CommitNote("751", 4711, 5000, 200 * SECOND, LIFE);

	private final FirstRecovery firstRecovery = new FirstRecovery(Duration.ofSeconds(1));

	@Test
	void standbyIsUnknown() {
		assertThat(verdict(new ServerLife(100 * SECOND, 4000L, 50 * SECOND, null), "committed", 4000))
			.isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void anotherTimelineIsUnknownAlsoWhenAborted() {
		ServerLife promoted = new ServerLife(210 * SECOND, 6000L, 210 * SECOND, "00000002");
		assertThat(verdict(promoted, "aborted", 4000)).isEqualTo(CommitOutcome.UNKNOWN);
		assertThat(verdict(promoted, "committed", 4000)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void sameLifeIsBelievedAfterStatisticsWereReset() {
		ServerLife reset = new ServerLife(100 * SECOND, null, 201 * SECOND, "00000001");
		assertThat(verdict(reset, "committed", 4000)).isEqualTo(CommitOutcome.COMMITTED);
		assertThat(verdict(reset, "in progress", 4000)).isNull();
	}

	@Test
	void cleanStartIsBelievedWithTheStatisticsOfBeforeBehindTheNote() {
		ServerLife next = new ServerLife(201 * SECOND, null, 50 * SECOND, "00000001");
		assertThat(verdict(next, "committed", 5100)).isEqualTo(CommitOutcome.COMMITTED);
	}

	@Test
	void cleanStartBeforeTheNoteIsUnknown() {
		// A storage that brings a killed compute back as if it had been stopped, with
		// the statistics of an earlier stop
		ServerLife next = new ServerLife(201 * SECOND, null, 50 * SECOND, "00000001");
		assertThat(verdict(next, "committed", 4900)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void cleanStartWithoutStatisticsIsUnknown() {
		ServerLife next = new ServerLife(201 * SECOND, null, null, "00000001");
		assertThat(verdict(next, "committed", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
		assertThat(verdict(next, "aborted", 5100)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void cleanStartThatHasMadeACheckpointSinceIsUnknown() {
		ServerLife next = new ServerLife(198 * SECOND, null, 50 * SECOND, "00000001");
		assertThat(verdict(next, "committed", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void recoveryOfAnUnknownTimeIsUnknown() {
		assertThat(verdict(new ServerLife(201 * SECOND, 5100L, null, "00000001"), "committed", 5100))
			.isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void recoveryLongAfterTheNoteIsUnknown() {
		assertThat(verdict(recovered(201 * SECOND), "committed", 5100)).isEqualTo(CommitOutcome.COMMITTED);
		assertThat(verdict(recovered(201 * SECOND + 1), "committed", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
		assertThat(verdict(recovered(199 * SECOND), "committed", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void recoveryAfterALifeBetweenIsUnknown() {
		this.firstRecovery.saw(new ServerLife(100 * SECOND, 4990L, 200 * SECOND + 1, "00000001"));
		assertThat(verdict(recovered(201 * SECOND), "committed", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void recoveryAfterALifeBeforeTheNoteIsBelieved() {
		this.firstRecovery.saw(new ServerLife(90 * SECOND, 3000L, 90 * SECOND, "00000001"));
		this.firstRecovery.saw(LIFE);
		assertThat(verdict(recovered(201 * SECOND), "committed", 5100)).isEqualTo(CommitOutcome.COMMITTED);
	}

	@Test
	void recoveryThatEndedAtTheNoteIsRolledBack() {
		ServerLife next = new ServerLife(300 * SECOND, 5000L, 300 * SECOND, "00000001");
		assertThat(verdict(next, "committed", 5100)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	private static ServerLife recovered(long at) {
		return new ServerLife(100 * SECOND, 5100L, at, "00000001");
	}

	private @Nullable CommitOutcome verdict(ServerLife life, String status, long checkpoint) {
		return Verdict.of(NOTE, new Sighting(life, status, checkpoint, 199 * SECOND), this.firstRecovery).outcome();
	}

}
