package io.github.neonspring.boot.commit;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Verdict} on what no server can be brought to say in a test.
 */
class VerdictTests {

	private static final long SECOND = 1_000_000;

	private static final String SYSTEM = "7300000000000000001";

	private static final ServerLife LIFE = new ServerLife(100 * SECOND, null, 50 * SECOND, "00000001", SYSTEM);

	private static final CommitNote NOTE = new CommitNote("751", 4711, 5000, 200 * SECOND, LIFE);

	private final FirstRecovery firstRecovery = new FirstRecovery(Duration.ofSeconds(1), Duration.ofSeconds(10));

	@Test
	void standbySettlesNothing() {
		ServerLife standby = new ServerLife(100 * SECOND, 6000L, 50 * SECOND, null, SYSTEM);
		assertThat(verdict(standby, "committed", 4000)).isNull();
		assertThat(verdict(standby, "aborted", 4000)).isNull();
	}

	@Test
	void anotherSystemIsUnknownAlsoWhenAborted() {
		ServerLife foreign = new ServerLife(201 * SECOND, null, 50 * SECOND, "00000001", "7300000000000000002");
		assertThat(verdict(foreign, "committed", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
		assertThat(verdict(foreign, "aborted", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void serverThatRanBesideTheNotedOneIsUnknown() {
		ServerLife beside = new ServerLife(150 * SECOND, 5100L, 150 * SECOND, "00000001", SYSTEM);
		assertThat(verdict(beside, "committed", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
		assertThat(verdict(beside, "aborted", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void promotedStandbyIsBelievedBeforeItsFirstCheckpoint() {
		assertThat(verdict(promoted(199 * SECOND, 6000), "committed", 5999)).isEqualTo(CommitOutcome.COMMITTED);
		assertThat(verdict(promoted(199 * SECOND, 6000), "committed", 6000)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void promotedStandbyIsBelievedLaterIfItIsOlderThanTheNote() {
		assertThat(verdict(promoted(189 * SECOND, 6000), "committed", 6000)).isEqualTo(CommitOutcome.COMMITTED);
		assertThat(verdict(promoted(190 * SECOND, 6000), "committed", 6000)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void promotedStandbyWithoutTheCommitIsRolledBack() {
		assertThat(verdict(promoted(210 * SECOND, 5000), "committed", 6000)).isEqualTo(CommitOutcome.ROLLED_BACK);
		assertThat(verdict(promoted(210 * SECOND, 6000), "aborted", 6000)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void promotedStandbyThatWasRestartedIsUnknown() {
		ServerLife restarted = new ServerLife(210 * SECOND, null, 189 * SECOND, "00000002", SYSTEM);
		assertThat(verdict(restarted, "committed", 6000)).isEqualTo(CommitOutcome.UNKNOWN);
		assertThat(verdict(restarted, "aborted", 6000)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void timelineThatIsNotTheNextOneIsUnknown() {
		for (String timeline : List.of("00000003", "00000000", "00000010")) {
			ServerLife life = new ServerLife(100 * SECOND, 6000L, 100 * SECOND, timeline, SYSTEM);
			assertThat(verdict(life, "committed", 5999)).isEqualTo(CommitOutcome.UNKNOWN);
			assertThat(verdict(life, "aborted", 5999)).isEqualTo(CommitOutcome.UNKNOWN);
		}
	}

	@Test
	void sameLifeIsBelievedAfterStatisticsWereReset() {
		ServerLife reset = new ServerLife(100 * SECOND, null, 201 * SECOND, "00000001", SYSTEM);
		assertThat(verdict(reset, "committed", 4000)).isEqualTo(CommitOutcome.COMMITTED);
		assertThat(verdict(reset, "in progress", 4000)).isNull();
	}

	@Test
	void cleanStartIsBelievedWithTheStatisticsOfBeforeBehindTheNote() {
		ServerLife next = new ServerLife(201 * SECOND, null, 50 * SECOND, "00000001", SYSTEM);
		assertThat(verdict(next, "committed", 5100)).isEqualTo(CommitOutcome.COMMITTED);
	}

	@Test
	void cleanStartBeforeTheNoteIsUnknown() {
		// A storage that brings a killed compute back as if it had been stopped, with
		// the statistics of an earlier stop
		ServerLife next = new ServerLife(201 * SECOND, null, 50 * SECOND, "00000001", SYSTEM);
		assertThat(verdict(next, "committed", 4900)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void cleanStartWithoutStatisticsIsUnknown() {
		ServerLife next = new ServerLife(201 * SECOND, null, null, "00000001", SYSTEM);
		assertThat(verdict(next, "committed", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
		assertThat(verdict(next, "aborted", 5100)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void cleanStartThatHasMadeACheckpointSinceIsUnknown() {
		ServerLife next = new ServerLife(198 * SECOND, null, 50 * SECOND, "00000001", SYSTEM);
		assertThat(verdict(next, "committed", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void recoveryOfAnUnknownTimeIsUnknown() {
		assertThat(verdict(new ServerLife(201 * SECOND, 5100L, null, "00000001", SYSTEM), "committed", 5100))
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
		this.firstRecovery.saw(new ServerLife(100 * SECOND, 4990L, 200 * SECOND + 1, "00000001", SYSTEM));
		assertThat(verdict(recovered(201 * SECOND), "committed", 5100)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void recoveryAfterALifeBeforeTheNoteIsBelieved() {
		this.firstRecovery.saw(new ServerLife(90 * SECOND, 3000L, 90 * SECOND, "00000001", SYSTEM));
		this.firstRecovery.saw(LIFE);
		assertThat(verdict(recovered(201 * SECOND), "committed", 5100)).isEqualTo(CommitOutcome.COMMITTED);
	}

	@Test
	void recoveryThatEndedAtTheNoteIsRolledBack() {
		ServerLife next = new ServerLife(300 * SECOND, 5000L, 300 * SECOND, "00000001", SYSTEM);
		assertThat(verdict(next, "committed", 5100)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	private static ServerLife promoted(long statisticsSince, long recoveredTo) {
		return new ServerLife(100 * SECOND, recoveredTo, statisticsSince, "00000002", SYSTEM);
	}

	private static ServerLife recovered(long at) {
		return new ServerLife(100 * SECOND, 5100L, at, "00000001", SYSTEM);
	}

	private @Nullable CommitOutcome verdict(ServerLife life, String status, long checkpoint) {
		return Verdict.of(NOTE, new Sighting(life, status, checkpoint, 199 * SECOND), this.firstRecovery).outcome();
	}

}
