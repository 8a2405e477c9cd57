package io.github.neonspring.boot.commit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.neonspring.boot.testkit.postgres.PgBouncer;
import io.github.neonspring.boot.testkit.postgres.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link CommitVerification} on a server that stays up.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommitVerificationTests {

	private static final Duration SOON = Duration.ofMillis(1500);

	private static Cluster cluster;

	private final CommitVerification verification = cluster.verification(Duration.ofSeconds(20));

	@BeforeAll
	static void startCluster() {
		cluster = Cluster.start();
	}

	@AfterAll
	static void closeCluster() {
		cluster.close();
	}

	@AfterEach
	void replicateToNobody() {
		cluster.superuser("alter system reset synchronous_standby_names");
		cluster.superuser("select pg_reload_conf()");
	}

	@Test
	void committedIsCommitted(CapturedOutput output) throws Exception {
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			connection.commit();
			assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
			assertThat(output).containsOnlyOnce("The answer to the COMMIT of transaction " + note.transactionId()
					+ " on main was lost. It is committed: the server says so");
		}
	}

	@Test
	void rolledBackIsRolledBack(CapturedOutput output) throws Exception {
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			connection.rollback();
			assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
			assertThat(output).containsOnlyOnce("It is rolled back");
		}
	}

	@Test
	void writesInsideASavepointAreNotedUnderTheTransactionsId() throws Exception {
		try (Connection connection = cluster.open()) {
			connection.setAutoCommit(false);
			connection.setSavepoint();
			Cluster.execute(connection, "insert into account values (3)");
			CommitNote note = noted(connection);
			assertThat(note.transactionId()).isEqualTo(Cluster.query(connection, "select pg_current_xact_id()::text"));
			connection.commit();
			assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
		}
	}

	@Test
	void transactionThatHasWrittenNothingIsNotNoted() throws Exception {
		try (Connection connection = cluster.open()) {
			connection.setAutoCommit(false);
			Cluster.query(connection, "select count(*) from account");
			assertThat(this.verification.note(connection)).isNull();
		}
	}

	@Test
	void failedTransactionIsNotNoted() throws Exception {
		try (Connection connection = cluster.writing()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Cluster.execute(connection, "select 1 / 0"));
			assertThat(this.verification.note(connection)).isNull();
		}
	}

	@Test
	void clientThatIsGoneIsWaitedForUntilItsTransactionIsRolledBack() throws Exception {
		Connection connection = cluster.writing();
		CommitNote note = noted(connection);
		connection.abort(Runnable::run);
		assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
	}

	@Test
	void backendThatIdlesInTheTransactionIsEnded(CapturedOutput output) throws Exception {
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.ROLLED_BACK);
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
			assertThat(output).containsOnlyOnce("Ended backend " + note.backend());
		}
	}

	@Test
	void backendInAnotherTransactionIsLeftInPeace() throws Exception {
		try (Connection connection = cluster.writing(); Connection bystander = cluster.writing()) {
			CommitNote note = noted(connection);
			CommitNote other = noted(bystander);
			CommitNote mixed = new CommitNote(note.transactionId(), other.backend(), note.position(), note.notedAt(),
					note.life());
			assertThat(cluster.verification(SOON).lookUp(mixed)).isEqualTo(CommitOutcome.UNKNOWN);
			connection.commit();
			bystander.commit();
		}
	}

	@Test
	void inProgressIsWaitedFor() throws Exception {
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			CompletableFuture<Void> commit = CompletableFuture
				.runAsync(() -> run(() -> Cluster.execute(connection, "select pg_sleep(1); commit")));
			Awaitility.await().until(() -> isWaitingFor("PgSleep", note));
			assertThat(cluster.status(note.transactionId())).isEqualTo("in progress");
			assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
			commit.join();
		}
	}

	@Test
	void backendThatWaitsForReplicationIsNotEnded(CapturedOutput output) throws Exception {
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			cluster.superuser("alter system set synchronous_standby_names = 'nobody'");
			cluster.superuser("select pg_reload_conf()");
			Awaitility.await().until(() -> isToldToWait(connection));
			CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> run(connection::commit));
			Awaitility.await().until(() -> isWaitingFor("SyncRep", note));
			assertThat(cluster.verification(SOON).lookUp(note)).isEqualTo(CommitOutcome.UNKNOWN);
			assertThat(isWaitingFor("SyncRep", note)).isTrue();
			assertThat(output).contains("the transaction is still in progress").doesNotContain("Ended backend");
			replicateToNobody();
			assertThat(this.verification.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
			commit.join();
		}
	}

	// Each process reads the new configuration in its own time
	private static boolean isToldToWait(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet names = statement.executeQuery("show synchronous_standby_names")) {
			return names.next() && names.getString(1).equals("nobody");
		}
	}

	@Test
	void idInTheFutureIsNotAnError() throws Exception {
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			ServerLife earlier = new ServerLife(0, null, null, note.life().timeline(), note.life().system());
			CommitNote lost = new CommitNote(String.valueOf(Long.parseLong(note.transactionId()) + 1_000_000),
					note.backend(), note.position(), 0, earlier);
			assertThat(this.verification.lookUp(lost)).isEqualTo(CommitOutcome.ROLLED_BACK);
		}
	}

	@Test
	void idThatTheServerHasForgottenIsUnknown(CapturedOutput output) throws Exception {
		try (Connection connection = cluster.writing()) {
			CommitNote note = noted(connection);
			CommitNote old = new CommitNote("1", note.backend(), note.position(), note.notedAt(), note.life());
			CommitNote ancient = new CommitNote("0", note.backend(), note.position(), note.notedAt(), note.life());
			assertThat(this.verification.lookUp(old)).isEqualTo(CommitOutcome.COMMITTED);
			assertThat(this.verification.lookUp(ancient)).isEqualTo(CommitOutcome.UNKNOWN);
			assertThat(output).contains("cannot be known").contains("too old");
		}
	}

	@Test
	void backendIsTheServersAlsoBehindAPooler() throws Exception {
		assumeThat(PgBouncer.find()).as("a PgBouncer on this machine: apt-get install pgbouncer").isPresent();
		try (PgBouncer bouncer = PgBouncer.start(cluster.server());
				Connection connection = Cluster.open(bouncer.address(), Cluster.ROLE)) {
			connection.setAutoCommit(false);
			Cluster.execute(connection, "insert into account values (4)");
			CommitNote note = noted(connection);
			assertThat(note.backend()).isNotEqualTo(connection.unwrap(PGConnection.class).getBackendPID());
			assertThat(Cluster.query(connection, "select pg_backend_pid()")).isEqualTo(String.valueOf(note.backend()));
			connection.commit();
			CommitVerification pooled = new CommitVerification(
					Cluster.dataSource(() -> Cluster.open(bouncer.address(), Cluster.ROLE)), "main",
					Duration.ofSeconds(20));
			assertThat(pooled.lookUp(note)).isEqualTo(CommitOutcome.COMMITTED);
		}
	}

	private CommitNote noted(Connection connection) throws SQLException {
		@Nullable CommitNote note = this.verification.note(connection);
		assertThat(note).isNotNull();
		return note;
	}

	private static boolean isWaitingFor(String event, CommitNote note) throws SQLException {
		try (Connection superuser = Cluster.open(cluster.server().address(), PostgresServer.SUPERUSER)) {
			return "1".equals(Cluster.query(superuser, "select count(*) from pg_stat_activity where wait_event = '"
					+ event + "'" + " and state = 'active' and pid = " + note.backend()));
		}
	}

	private static void run(Work work) {
		try {
			work.run();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private interface Work {

		void run() throws SQLException;

	}

}
