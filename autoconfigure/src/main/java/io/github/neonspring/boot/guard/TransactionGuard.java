package io.github.neonspring.boot.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.neonspring.boot.commit.CommitInDoubtException;
import io.github.neonspring.boot.commit.CommitNote;
import io.github.neonspring.boot.commit.CommitOutcome;
import io.github.neonspring.boot.commit.VerifyCommit;

/**
 * The transaction of a connection. Its COMMIT ends with the truth: done, certainly not
 * done, or in doubt.
 */
final class TransactionGuard {

	private static final String ROLLED_BACK_BEFORE = "25P02";

	private final ConnectionGuard connection;

	private final CommitRule rule;

	private final TransactionTally tally;

	private boolean begun;

	private boolean counted;

	private boolean writesAnyway;

	private boolean committing;

	private long start;

	private @Nullable SQLException settled;

	private @Nullable Duration cutAfter;

	TransactionGuard(ConnectionGuard connection, CommitRule rule, TransactionTally tally) {
		this.connection = connection;
		this.rule = rule;
		this.tally = tally;
	}

	synchronized void executing(String sql) {
		if (!this.begun) {
			this.begun = true;
			this.start = System.nanoTime();
			nameIfKnown();
		}
		this.writesAnyway |= SqlText.escapesReadOnly(sql);
	}

	private void nameIfKnown() {
		String name = TransactionSynchronizationManager.getCurrentTransactionName();
		if (name != null) {
			this.connection.use().session().transaction(name);
		}
	}

	/**
	 * Note that statements may be executed that nobody here sees.
	 */
	synchronized void isOutOfSight() {
		this.writesAnyway = true;
	}

	synchronized void rolledBack() {
		countRollback();
		ended();
	}

	/**
	 * Note that the connection ends: the server rolls back by itself, unless it has got
	 * the COMMIT.
	 */
	synchronized void endsWithConnection() {
		if (!this.committing) {
			countRollback();
		}
	}

	private void countRollback() {
		if (this.begun && !this.counted) {
			this.counted = true;
			this.tally.rolledBack();
		}
	}

	synchronized void ended() {
		this.settled = null;
		clear();
	}

	private synchronized void clear() {
		this.begun = false;
		this.counted = false;
		this.writesAnyway = false;
		this.committing = false;
		this.cutAfter = null;
	}

	synchronized boolean isBegun() {
		return this.begun;
	}

	/**
	 * Whether there is something to commit.
	 * @return {@code true} after the first statement, also one that was executed on the
	 * driver's own connection
	 */
	synchronized boolean isOpen() {
		return this.begun || (!this.connection.isAway()
				&& this.connection.physical().transactionState() != TransactionState.IDLE);
	}

	/**
	 * End the transaction if it takes too long, unless its COMMIT has begun.
	 * @param longest how long it may take
	 */
	void cutIfLongerThan(Duration longest) {
		if (mayBeCut(longest)) {
			this.connection.physical().abort();
		}
	}

	private synchronized boolean mayBeCut(Duration longest) {
		boolean late = this.begun && System.nanoTime() - this.start > longest.toNanos();
		if (!late || this.committing || this.cutAfter != null || this.connection.isAutoCommit()) {
			return false;
		}
		this.cutAfter = longest;
		return true;
	}

	synchronized @Nullable SQLException cut(@Nullable SQLException lost) {
		return (this.cutAfter == null) ? null
				: new SQLTimeoutException("The transaction on " + this.rule.endpoint() + " took longer than "
						+ this.cutAfter.toMillis() + " ms (neon.session.max-duration) and was rolled back", "25P04",
						lost);
	}

	void commit() throws SQLException {
		if (this.settled != null) {
			throw this.settled;
		}
		if (!this.begun && this.connection.commitUnderWay() != null) {
			return;
		}
		boolean counts = isBegun() && !this.counted;
		try {
			SQLException cut = startCommit();
			if (cut != null) {
				throw cut;
			}
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
				throw rolledBack("was lost before COMMIT was sent", null);
			}
			if (counts) {
				this.tally.committed();
			}
		}
		catch (SQLException ex) {
			this.settled = this.connection.physical().isGone() ? ex : null;
			if (counts) {
				this.tally.notCommitted(ex);
			}
			throw ex;
		}
		finally {
			clear();
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
				this.connection.written();
			}
		}
	}

	private synchronized @Nullable SQLException startCommit() {
		this.committing = true;
		return cut(null);
	}

	// The server answers such a COMMIT with a ROLLBACK, and pgjdbc says nothing
	private void failIfRolledBack() throws SQLException {
		if (this.connection.physical().transactionState() == TransactionState.FAILED) {
			this.connection.connection().rollback();
			throw new SQLException(
					"The transaction on " + this.rule.endpoint() + " was rolled back instead of committed,"
							+ " because a statement in it had failed. Nothing was written",
					ROLLED_BACK_BEFORE);
		}
	}

	// The server lets a read-only transaction write nothing, but send notifications
	private boolean mayWrite() {
		boolean open = this.begun || this.connection.physical().transactionState() != TransactionState.IDLE;
		return open && (!this.connection.isReadOnlyOnServer() || this.writesAnyway);
	}

	// A notification is sent with COMMIT
	private boolean onlyReads() {
		return this.rule.background() && !mayWrite() && this.connection.isReadOnlyOnServer()
				&& !this.connection.isAutoCommit() && !this.connection.use().isHandedOut()
				&& this.connection.physical().transactionState() == TransactionState.OPEN;
	}

	private void end() throws SQLException {
		if (this.connection.isolation().endsWell()) {
			this.connection.commitBehindTheCaller();
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

	private @Nullable CommitNote note() throws SQLException {
		try {
			return this.rule.verification().note(this.connection.connection());
		}
		catch (SQLException ex) {
			throw this.connection.physical().isLost(ex) ? rolledBack("was lost before COMMIT was sent", ex) : ex;
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
			// No id was assigned: no row was written, but a notification gets one during
			// COMMIT
			else if (mayWrite() && (!verified || this.writesAnyway)) {
				throw unknown("COMMIT", verified, ex);
			}
		}
	}

	private void lookUp(CommitNote note, SQLException lost) throws SQLException {
		CommitOutcome outcome = this.rule.verification().lookUp(note);
		if (outcome == CommitOutcome.ROLLED_BACK) {
			throw rolledBack("was lost during COMMIT, and the server has rolled back", lost);
		}
		if (outcome == CommitOutcome.UNKNOWN) {
			throw inDoubt("COMMIT", true, note.transactionId(), lost);
		}
	}

	private SQLException rolledBack(String what, @Nullable SQLException lost) {
		return new SQLTransientConnectionException(
				"The connection to " + this.rule.endpoint() + " " + what + ". Nothing was written; try again", "08006",
				lost);
	}

	SQLException statementInDoubt(SQLException lost) {
		return unknown("a statement outside a transaction", true, lost);
	}

	private SQLException unknown(String what, boolean verified, SQLException lost) {
		this.rule.verification().inDoubt().add(CommitOutcome.UNKNOWN);
		return inDoubt(what, verified, null, lost);
	}

	private SQLException inDoubt(String what, boolean verified, @Nullable String transaction, SQLException lost) {
		String advice = verified ? "Look at the data before you repeat it"
				: "Look at the data before you repeat it, or have such a COMMIT looked up with"
						+ " neon.transaction.verify-commit=true";
		return new CommitInDoubtException("The connection to " + this.rule.endpoint() + " was lost during " + what
				+ ", so that nobody knows whether it took effect. " + advice, transaction, lost);
	}

}
