package io.github.neonspring.boot.guard;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transaction of a connection, from its first statement to its end.
 */
final class TransactionGuard {

	private final TransactingConnection connection;

	private final CommitCourse course;

	private final String endpoint;

	private final TransactionTally tally;

	private boolean begun;

	private boolean counted;

	private boolean writesAnyway;

	private boolean committing;

	private long start;

	private @Nullable SQLException settled;

	private @Nullable Duration cutAfter;

	TransactionGuard(TransactingConnection connection, CommitRule rule, TransactionTally tally) {
		this.connection = connection;
		this.course = new CommitCourse(connection, this, rule);
		this.endpoint = rule.endpoint();
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
	 * Whether there is something to be written even by a transaction that the server
	 * takes for read-only.
	 * @return {@code true} after a notification, and where statements are out of sight
	 */
	synchronized boolean mayWriteAnyway() {
		return this.writesAnyway;
	}

	/**
	 * Whether there is something to commit.
	 * @return {@code true} after the first statement, also one that was executed on the
	 * driver's own connection
	 */
	synchronized boolean isOpen() {
		return this.begun || (!this.connection.isAway()
				&& this.connection.physical().server().transactionState() != TransactionState.IDLE);
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
				: new SQLTimeoutException("The transaction on " + this.endpoint + " took longer than "
						+ this.cutAfter.toMillis() + " ms (neon.session.max-duration) and was rolled back", "25P04",
						lost);
	}

	void commit() throws SQLException {
		if (this.settled != null) {
			throw this.settled;
		}
		if (!this.begun && this.connection.underlying().commitUnderWay() != null) {
			return;
		}
		boolean counts = isBegun() && !this.counted;
		try {
			SQLException cut = startCommit();
			if (cut != null) {
				throw cut;
			}
			this.course.run();
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

	private synchronized @Nullable SQLException startCommit() {
		this.committing = true;
		return cut(null);
	}

}
