package io.github.neonspring.boot.commit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.testkit.postgres.StopMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CommitVerification} on a server that was restarted between the note
 * and the lookup.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommitAfterRestartTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Cluster cluster = Cluster.start();

	// A slow machine's only recovery counts as the first one
	private final CommitVerification verification = new CommitVerification(this.cluster.dataSource(), "main", PATIENCE,
			new FirstRecovery(Duration.ofMinutes(1), Duration.ZERO));

	private Connection connection;

	@BeforeEach
	void beginTransaction() throws SQLException {
		this.connection = this.cluster.writing();
	}

	@AfterEach
	void close() {
		this.cluster.close();
		JdbcUtils.closeConnection(this.connection);
	}

	@Test
	void commitBeforeACleanRestartIsCommitted() throws Exception {
		CommitNote note = committed();
		this.cluster.restart(StopMode.FAST);
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
	}

	@Test
	void commitBeforeTwoCleanRestartsIsCommitted() throws Exception {
		CommitNote note = committed();
		this.cluster.restart(StopMode.FAST);
		this.cluster.restart(StopMode.FAST);
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
	}

	@Test
	void transactionOpenAtACleanRestartIsRolledBack() throws Exception {
		CommitNote note = noted();
		this.cluster.restart(StopMode.FAST);
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void commitBeforeACrashIsCommittedWhenRecoveryPassedIt() throws Exception {
		CommitNote note = committed();
		this.cluster.restart(StopMode.IMMEDIATE);
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
	}

	@Test
	void commitBeforeARecoveryInPlaceIsCommittedWhenRecoveryPassedIt() throws Exception {
		CommitNote note = committed();
		this.cluster.killOneBackend();
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
	}

	@Test
	void lookupWaitsForTheServerToComeBack() throws Exception {
		CommitNote note = committed();
		this.cluster.server().stop(StopMode.FAST);
		Thread starter = new Thread(this.cluster.server()::start);
		starter.start();
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
		starter.join();
	}

	@Test
	void idThatIsInTheFutureAfterACrashIsRolledBack() throws Exception {
		CommitNote note = noted();
		this.cluster.restart(StopMode.IMMEDIATE);
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> this.cluster.status(note.transactionId()))
			.withMessageContaining("is in the future");
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void commitThatWasNotDurableIsRolledBackAfterACrash() throws Exception {
		Cluster.execute(this.connection, "set local synchronous_commit = off");
		CommitNote note = committed();
		assertThat(this.cluster.status(note.transactionId())).isEqualTo("committed");
		this.cluster.restart(StopMode.IMMEDIATE);
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void idThatIsInUseAgainAfterACrashIsRolledBack() throws Exception {
		CommitNote note = noted();
		this.cluster.restart(StopMode.IMMEDIATE);
		try (Connection other = this.cluster.writing()) {
			assertThat(Cluster.query(other, "select pg_current_xact_id()::text")).isEqualTo(note.transactionId());
			assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
			other.commit();
		}
	}

	@Test
	void idThatWasReusedAfterACrashIsNeverCommitted() throws Exception {
		CommitNote note = noted();
		this.cluster.restart(StopMode.IMMEDIATE);
		this.cluster.reuse(note.transactionId());
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void idThatWasReusedAfterARecoveryInPlaceIsNeverCommitted() throws Exception {
		CommitNote note = noted();
		this.cluster.killOneBackend();
		this.cluster.reuse(note.transactionId());
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void idThatWasReusedBeforeACleanRestartIsNeverCommitted() throws Exception {
		CommitNote note = noted();
		this.cluster.restart(StopMode.IMMEDIATE);
		this.cluster.reuse(note.transactionId());
		this.cluster.restart(StopMode.FAST);
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void idThatWasReusedBeforeASecondCrashIsNeverCommitted() throws Exception {
		CommitNote note = noted();
		long notedAt = System.nanoTime();
		this.cluster.restart(StopMode.IMMEDIATE);
		this.cluster.reuse(note.transactionId());
		growBeyond(note);
		Awaitility.await().until(() -> System.nanoTime() - notedAt > FirstRecovery.SOON.toNanos());
		this.cluster.restart(StopMode.IMMEDIATE);
		assertThat(this.cluster.verification(PATIENCE).lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void idThatWasNotedAgainBeforeASecondCrashIsNeverCommitted() throws Exception {
		CommitNote note = noted();
		this.cluster.restart(StopMode.IMMEDIATE);
		try (Connection other = this.cluster.writing()) {
			assertThat(this.verification.note(other)).extracting(CommitNote::transactionId)
				.isEqualTo(note.transactionId());
			other.commit();
		}
		growBeyond(note);
		this.cluster.restart(StopMode.IMMEDIATE);
		assertThat(this.cluster.status(note.transactionId())).isEqualTo("committed");
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void anotherTimelineIsUnknown(CapturedOutput output) throws Exception {
		CommitNote note = committed();
		recoverFromTheArchiveAtNextStart();
		this.cluster.server().stop(StopMode.FAST);
		this.cluster.server().start();
		Awaitility.await().until(() -> "f".equals(this.cluster.query("select pg_is_in_recovery()")));
		assertThat(this.cluster.status(note.transactionId())).isEqualTo("committed");
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
		assertThat(output).contains("another timeline");
	}

	private CommitNote committed() throws SQLException {
		CommitNote note = noted();
		this.connection.commit();
		return note;
	}

	private CommitNote noted() throws SQLException {
		@Nullable CommitNote note = this.verification.note(this.connection);
		assertThat(note).isNotNull();
		return note;
	}

	private void growBeyond(CommitNote note) throws SQLException {
		try (Connection other = this.cluster.open()) {
			Cluster.execute(other, "insert into account select generate_series(1, 1000)");
			assertThat(Long
				.parseLong(Cluster.query(other, "select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint")))
				.isGreaterThan(note.position());
		}
	}

	private void recoverFromTheArchiveAtNextStart() throws Exception {
		Files.createFile(Path.of(this.cluster.dataDirectory(), "recovery.signal"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
	}

}
