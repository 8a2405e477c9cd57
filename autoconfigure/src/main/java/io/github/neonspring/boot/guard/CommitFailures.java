package io.github.neonspring.boot.guard;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.commit.CommitInDoubtException;
import io.github.neonspring.boot.commit.CommitOutcome;

/**
 * What the loss of a connection means for what was to be committed, in words.
 *
 * @param rule what is done about a COMMIT whose answer is lost
 */
record CommitFailures(CommitRule rule) {

	private static final String ROLLED_BACK_BEFORE = "25P02";

	SQLException lostBefore(@Nullable SQLException lost) {
		return rolledBack("was lost before COMMIT was sent", lost);
	}

	SQLException rolledBack(String what, @Nullable SQLException lost) {
		return new SQLTransientConnectionException(
				"The connection to " + this.rule.endpoint() + " " + what + ". Nothing was written; try again", "08006",
				lost);
	}

	SQLException rolledBackInstead() {
		return new SQLException("The transaction on " + this.rule.endpoint() + " was rolled back instead of committed,"
				+ " because a statement in it had failed. Nothing was written", ROLLED_BACK_BEFORE);
	}

	/**
	 * Count what nobody can look up, and say so.
	 * @param what what was under way
	 * @param verified whether a lookup was wanted, so that there is no use in advising it
	 * @param lost how the connection was lost
	 * @return the exception to throw
	 */
	SQLException unknown(String what, boolean verified, SQLException lost) {
		this.rule.verification().inDoubt().add(CommitOutcome.UNKNOWN);
		return inDoubt(what, verified, null, lost);
	}

	SQLException inDoubt(String what, boolean verified, @Nullable String transaction, SQLException lost) {
		String advice = verified ? "Look at the data before you repeat it"
				: "Look at the data before you repeat it, or have such a COMMIT looked up with"
						+ " neon.transaction.verify-commit=true";
		return new CommitInDoubtException("The connection to " + this.rule.endpoint() + " was lost during " + what
				+ ", so that nobody knows whether it took effect. " + advice, transaction, lost);
	}

}
