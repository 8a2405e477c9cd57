package io.github.neonspring.boot.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.testkit.postgres.StopMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommitVerification} where a real standby was promoted between the note
 * and the lookup.
 */
class CommitAfterPromotionTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static Cluster primary;

	private Cluster standby;

	private CommitVerification verification;

	@BeforeAll
	static void startPrimary() {
		primary = Cluster.start();
	}

	@AfterAll
	static void stopPrimary() {
		primary.close();
	}

	@BeforeEach
	void startStandby() {
		this.standby = primary.standby();
		this.verification = lookingAt(this.standby, PATIENCE);
	}

	@AfterEach
	void stopStandby() {
		this.standby.close();
	}

	@Test
	void commitThatTheStandbyHadReceivedIsCommitted() throws Exception {
		CommitNote note = committed(primary);
		this.standby.awaitReplay(primary);
		this.standby.server().promote();
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
		checkpoint();
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
	}

	@Test
	void commitThatTheStandbyHadReceivedIsUnknownAfterACheckpointWhereClocksMayDiffer() throws Exception {
		CommitNote note = committed(primary);
		this.standby.awaitReplay(primary);
		this.standby.server().promote();
		checkpoint();
		CommitVerification usual = new CommitVerification(this.standby.dataSource(), "main", PATIENCE);
		assertThat(usual.lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void transactionOpenAtThePromotionIsRolledBack() throws Exception {
		try (Connection connection = primary.writing()) {
			CommitNote note = noted(connection);
			committed(primary);
			this.standby.awaitReplay(primary);
			this.standby.server().promote();
			assertThat(this.standby.status(note.transactionId())).isEqualTo("aborted");
			assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
			connection.rollback();
		}
	}

	@Test
	void idThatWasReusedAfterAPromotionIsNeverCommitted() throws Exception {
		CommitNote note = lostAndReused();
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void idThatWasReusedBeforeACrashOfThePromotedServerIsNeverCommitted() throws Exception {
		CommitNote note = lostAndReused();
		growBeyond(note);
		this.standby.restart(StopMode.IMMEDIATE);
		assertThat(this.standby.status(note.transactionId())).isEqualTo("committed");
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void idThatWasReusedBeforeARecoveryInPlaceIsNeverCommitted() throws Exception {
		CommitNote note = lostAndReused();
		growBeyond(note);
		this.standby.killOneBackend();
		assertThat(this.standby.status(note.transactionId())).isEqualTo("committed");
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void idThatWasReusedBeforeACleanRestartOfThePromotedServerIsNeverCommitted() throws Exception {
		CommitNote note = lostAndReused();
		growBeyond(note);
		this.standby.restart(StopMode.FAST);
		assertThat(this.standby.status(note.transactionId())).isEqualTo("committed");
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void lookupWaitsForThePromotionOfAStandby() throws Exception {
		CommitNote note = committed(primary);
		this.standby.awaitReplay(primary);
		assertThat(this.standby.status(note.transactionId())).isEqualTo("committed");
		assertThat(lookingAt(this.standby, Duration.ofMillis(300)).lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
		CompletableFuture<CommitOutcome> outcome = CompletableFuture.supplyAsync(() -> this.verification.lookUp(note));
		this.standby.server().promote();
		assertThat(outcome.join()).isEqualTo(CommitOutcome.COMMITTED);
	}

	@Test
	void oldPrimaryKnowsNothingOfWhatThePromotedServerWasAskedToCommit() throws Exception {
		this.standby.server().promote();
		CommitNote committed = committed(this.standby);
		CommitNote other = committed(primary);
		assertThat(other.transactionId()).isEqualTo(committed.transactionId());
		CommitVerification astray = lookingAt(primary, PATIENCE);
		assertThat(astray.lookUp(committed)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void serverThatRanBesideThePrimaryKnowsNothing() throws Exception {
		try (Cluster beside = Cluster.start()) {
			CommitNote note = committed(primary);
			assertThat(lookingAt(beside, PATIENCE).lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
			beside.reuse(note.transactionId());
			assertThat(lookingAt(beside, PATIENCE).lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
		}
	}

	@Test
	void serverOfAnotherSystemKnowsNothing() throws Exception {
		CommitNote note = committed(primary);
		ServerLife life = note.life();
		CommitNote elsewhere = new CommitNote(note.transactionId(), note.backend(), note.position(), note.notedAt(),
				new ServerLife(life.startedAt(), life.recoveredTo(), life.statisticsSince(), life.timeline(), "1"));
		assertThat(lookingAt(primary, PATIENCE).lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
		assertThat(lookingAt(primary, PATIENCE).lookUp(elsewhere)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	private CommitNote lostAndReused() throws SQLException {
		this.standby.awaitReplay(primary);
		this.standby.stopReceiving();
		CommitNote note = committed(primary);
		assertThat(primary.status(note.transactionId())).isEqualTo("committed");
		this.standby.server().promote();
		this.standby.reuse(note.transactionId());
		return note;
	}

	private CommitNote committed(Cluster cluster) throws SQLException {
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			connection.commit();
			return note;
		}
	}

	private CommitNote noted(Connection connection) throws SQLException {
		@Nullable CommitNote note = this.verification.note(connection);
		assertThat(note).isNotNull();
		return note;
	}

	private void checkpoint() {
		this.standby.superuser("checkpoint");
	}

	private void growBeyond(CommitNote note) throws SQLException {
		try (Connection other = this.standby.open()) {
			Cluster.execute(other, "insert into account select generate_series(1, 5000)");
			assertThat(Cluster.query(other,
					"select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint > " + note.position()))
				.isEqualTo("t");
		}
	}

	// The clocks of one machine do not differ
	private static CommitVerification lookingAt(Cluster cluster, Duration patience) {
		return new CommitVerification(cluster.dataSource(), "main", patience,
				new FirstRecovery(FirstRecovery.SOON, Duration.ZERO));
	}

}
