package io.github.neonspring.boot.guard;

import java.time.Duration;

import javax.sql.DataSource;

import io.github.neonspring.boot.commit.CommitVerification;
import io.github.neonspring.boot.connection.driver.ConnectingDataSource;
import io.github.neonspring.boot.limits.SessionLimits;
import io.github.neonspring.boot.session.Sessions;

/**
 * Puts the connections of the application's data source under guard.
 *
 * @param backgroundReadCommit whether the COMMIT of a transaction that is declared
 * read-only is sent without having the caller wait for its answer
 * @param verifyCommit whether a COMMIT whose answer is lost is looked up where nobody
 * said otherwise
 * @param verifyTimeout how long the lookup may take
 * @param limits how long statements and transactions may take
 * @param sessions tracks who has the connections
 * @since 0.1.0
 */
public record Guarding(boolean backgroundReadCommit, boolean verifyCommit, Duration verifyTimeout, SessionLimits limits,
		Sessions sessions) {

	/**
	 * Put connections under guard.
	 * @param connecting where the physical connections come from
	 * @param patient the same for the pool, trying again while the database is not there
	 * @param unpooled the same for a caller who already has one of the pool's connections
	 * @param checkAfter how long a connection may idle before the server is asked whether
	 * it is still there
	 * @return the data source of the guarded connections
	 */
	public GuardedDataSource of(ConnectingDataSource connecting, DataSource patient, DataSource unpooled,
			Duration checkAfter) {
		return of(connecting, patient, unpooled, checkAfter, WriteListener.NONE);
	}

	/**
	 * Put connections under guard, and listen to what is written.
	 * @param connecting where the physical connections come from
	 * @param patient the same for the pool, trying again while the database is not there
	 * @param unpooled the same for a caller who already has one of the pool's connections
	 * @param checkAfter how long a connection may idle before the server is asked whether
	 * it is still there
	 * @param writes hears of what may have been written
	 * @return the data source of the guarded connections
	 */
	public GuardedDataSource of(ConnectingDataSource connecting, DataSource patient, DataSource unpooled,
			Duration checkAfter, WriteListener writes) {
		String endpoint = connecting.target().description();
		CommitVerification verification = new CommitVerification(unpooled, endpoint, this.verifyTimeout);
		return new GuardedDataSource(connecting, patient, unpooled, checkAfter,
				new CommitRule(this.backgroundReadCommit, this.verifyCommit, verification, endpoint), this.limits,
				new EndpointRole(false, writes), this.sessions);
	}

	/**
	 * Put the connections of a read replica under guard. A connection that fails its
	 * borrower before anything was read goes on as one from elsewhere, and is not kept
	 * after that.
	 * @param connecting where the physical connections come from
	 * @param patient the same for the pool, trying again while the replica is not there
	 * @param elsewhere lends connections to other replicas or the primary
	 * @param checkAfter how long a connection may idle before the replica is asked
	 * whether it is still there
	 * @return the data source of the guarded connections
	 */
	public GuardedDataSource ofReplica(ConnectingDataSource connecting, DataSource patient, DataSource elsewhere,
			Duration checkAfter) {
		String endpoint = connecting.target().description();
		CommitVerification nothingToVerify = new CommitVerification(elsewhere, endpoint, this.verifyTimeout);
		return new GuardedDataSource(connecting, patient, elsewhere, checkAfter,
				new CommitRule(this.backgroundReadCommit, false, nothingToVerify, endpoint), this.limits,
				EndpointRole.REPLICA, this.sessions);
	}

}
