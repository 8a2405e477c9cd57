package io.github.neonspring.boot.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;

import io.github.neonspring.boot.commit.CommitNote;
import io.github.neonspring.boot.commit.CommitOutcome;
import io.github.neonspring.boot.commit.VerifyCommit;

/**
 * The course of a COMMIT. It ends with the truth: done, certainly not done, or in doubt.
 */
final class CommitCourse {

	private final TransactingConnection connection;

	private final TransactionGuard transaction;

	private final CommitRule rule;

	private final CommitFailures failures;

	CommitCourse(TransactingConnection connection, TransactionGuard transaction, CommitRule rule) {
		this.connection = connection;
		this.transaction = transaction;
		this.rule = rule;
		this.failures = new CommitFailures(rule);
	}

	void run() throws SQLException {
		if (this.connection.look()) {
			failIfRolledBack();
			if (onlyReads()) {
				end();
			}
			else {
				sendAndTell();
			}
		}
		else if (mayWrite()) {
			throw this.failures.lostBefore(null);
		}
	}

	// The server answers such a COMMIT with a ROLLBACK, and pgjdbc says nothing
	private void failIfRolledBack() throws SQLException {
		if (this.connection.physical().server().transactionState() == TransactionState.FAILED) {
			this.connection.connection().rollback();
			throw this.failures.rolledBackInstead();
		}
	}

	// The server lets a read-only transaction write nothing, but send notifications
	private boolean mayWrite() {
		boolean open = this.transaction.isBegun()
				|| this.connection.physical().server().transactionState() != TransactionState.IDLE;
		return open && (!this.connection.isReadOnlyOnServer() || this.transaction.mayWriteAnyway());
	}

	// A notification is sent with COMMIT
	private boolean onlyReads() {
		return this.rule.background() && !mayWrite() && this.connection.isReadOnlyOnServer()
				&& !this.connection.isAutoCommit() && !this.connection.use().isHandedOut()
				&& this.connection.physical().server().transactionState() == TransactionState.OPEN;
	}

	private void end() throws SQLException {
		if (this.connection.isolation().endsWell()) {
			this.connection.underlying().commitBehindTheCaller();
		}
		else if (this.connection.isolation().isUnknown()) {
			learnIsolationAndCommit();
		}
		else {
			send(false, null);
		}
	}

	// In one round trip
	private void learnIsolationAndCommit() throws SQLException {
		try (Statement statement = this.connection.connection().createStatement()) {
			statement.execute("SHOW transaction_isolation;COMMIT");
			ResultSet level = statement.getResultSet();
			if (level != null && level.next()) {
				this.connection.isolation().learn(level.getString(1));
			}
			this.connection.physical().used();
		}
		catch (SQLException ex) {
			if (!this.connection.physical().isLost(ex)) {
				throw ex;
			}
		}
	}

	private void sendAndTell() throws SQLException {
		boolean writes = mayWrite();
		try {
			boolean verify = writes && VerifyCommit.isWanted(this.rule.verify());
			send(verify, verify ? note() : null);
		}
		finally {
			if (writes) {
				this.connection.outcome().written();
			}
		}
	}

	private @Nullable CommitNote note() throws SQLException {
		try {
			return this.rule.verification().note(this.connection.connection());
		}
		catch (SQLException ex) {
			throw this.connection.physical().isLost(ex) ? this.failures.lostBefore(ex) : ex;
		}
	}

	private void send(boolean verified, @Nullable CommitNote note) throws SQLException {
		try {
			this.connection.connection().commit();
			this.connection.physical().used();
		}
		catch (SQLException ex) {
			if (!this.connection.physical().isLost(ex)) {
				throw ex;
			}
			if (note != null) {
				lookUp(note, ex);
			}
			// No id was assigned: no row was written; a notification gets one in COMMIT
			else if (mayWrite() && (!verified || this.transaction.mayWriteAnyway())) {
				throw this.failures.unknown("COMMIT", verified, ex);
			}
		}
	}

	private void lookUp(CommitNote note, SQLException lost) throws SQLException {
		CommitOutcome outcome = this.rule.verification().lookUp(note);
		if (outcome == CommitOutcome.ROLLED_BACK) {
			throw this.failures.rolledBack("was lost during COMMIT, and the server has rolled back", lost);
		}
		if (outcome == CommitOutcome.UNKNOWN) {
			throw this.failures.inDoubt("COMMIT", true, note.transactionId(), lost);
		}
	}

}
