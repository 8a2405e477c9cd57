package io.github.neonspring.boot.guard;

import java.sql.SQLException;

/**
 * What a statement may have written, and what its failure means.
 */
final class StatementOutcome {

	private final TransactingConnection connection;

	private final GuardedEndpoint endpoint;

	private final CommitFailures failures;

	StatementOutcome(TransactingConnection connection, GuardedEndpoint endpoint) {
		this.connection = connection;
		this.endpoint = endpoint;
		this.failures = new CommitFailures(endpoint.commits());
	}

	/**
	 * Note that a statement is over that may have written outside a transaction, or ended
	 * one by itself.
	 * @param sql the statement
	 */
	void executed(String sql) {
		if (this.endpoint.role().tellsOfWrites()
				&& (this.connection.isAutoCommit() ? !SqlText.reads(sql) : SqlText.commits(sql))) {
			written();
		}
	}

	/**
	 * Note that something may have been written.
	 */
	void written() {
		this.endpoint.role().writes().written();
	}

	/**
	 * Say what the failure of a statement means, unless the statement can be executed
	 * again on another connection.
	 * @param failure the failure
	 * @param sql the statement
	 * @param movable whether nobody would notice
	 * @throws SQLException if it cannot
	 */
	void failUnlessRepeatable(SQLException failure, String sql, boolean movable) throws SQLException {
		if (this.connection.physical().isLost(failure)) {
			SQLException meaning = meaning(failure, sql);
			if (meaning != failure || !movable || !Replay.isWise(failure)) {
				throw meaning;
			}
		}
		else if (!mayWorkElsewhere(failure)) {
			noteIfDemoted(failure);
			throw failure;
		}
		else if (!movable) {
			throw ReplicaFailure.explained(failure, this.endpoint.description());
		}
	}

	private SQLException meaning(SQLException lost, String sql) {
		SQLException cut = this.connection.transaction().cut(lost);
		if (cut != null) {
			return cut;
		}
		boolean doubt = !this.connection.underlying().isToReplica()
				&& (this.connection.isAutoCommit() && !SqlText.reads(sql) || SqlText.commits(sql));
		return doubt ? this.failures.unknown("a statement outside a transaction", true, lost) : lost;
	}

	private boolean mayWorkElsewhere(SQLException failure) {
		boolean readOnlyEverywhere = this.connection.isReadOnly() && !this.connection.isAutoCommit()
				&& this.endpoint.tellsReadOnly();
		return this.connection.underlying().isToReplica() && ReplicaFailure.mayWorkElsewhere(failure)
				&& !(readOnlyEverywhere && ReplicaFailure.isOfReadOnlyTransaction(failure));
	}

	private void noteIfDemoted(SQLException failure) {
		if (!this.endpoint.role().replica() && !this.connection.isReadOnly()
				&& this.connection.physical().server().saysDemoted(failure)) {
			this.endpoint.demoted(this.connection.physical());
		}
	}

}
