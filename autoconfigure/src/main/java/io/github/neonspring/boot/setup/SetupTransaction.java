package io.github.neonspring.boot.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Runs one step of a set-up: a transaction that begins with a lock, so that one instance
 * does it while the others wait. The lock ends with the transaction, and so needs no
 * session of its own behind a pooler, and leaves nothing behind when the step is cut off.
 *
 * @param connection a connection to the application's database
 * @param patience how long to wait for the lock
 */
record SetupTransaction(Connection connection, Duration patience) {

	/** The bytes of "neonsetu"; advisory locks belong to one database. */
	private static final long LOCK = 0x6e656f6e73657475L;

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	void run(Step step) throws SQLException {
		this.connection.setAutoCommit(false);
		try {
			lock();
			step.run(new Sql(this.connection));
		}
		catch (SQLException | RuntimeException ex) {
			rollBack(ex);
			throw ex;
		}
		commit();
		this.connection.setAutoCommit(true);
	}

	private void commit() throws SQLException {
		try {
			this.connection.commit();
		}
		catch (SQLException ex) {
			rollBack(ex);
			throw isLost(ex.getSQLState()) ? new LostCommitException(ex) : ex;
		}
	}

	private static boolean isLost(@Nullable String state) {
		return state == null || state.startsWith("08") || state.startsWith("57P");
	}

	// A seed may take longer than the application's limits for its own statements
	private void lock() throws SQLException {
		try {
			new Sql(this.connection)
				.execute("set local statement_timeout = 0; set local lock_timeout = " + this.patience.toMillis()
						+ "; select pg_advisory_xact_lock(" + LOCK + "); set local lock_timeout to default");
		}
		catch (SQLException ex) {
			if (LOCK_NOT_AVAILABLE.equals(ex.getSQLState())) {
				throw new SQLException("Another instance is setting up the same database and was not done within "
						+ this.patience.toSeconds() + " s (neon.setup.lock-timeout)", LOCK_NOT_AVAILABLE, ex);
			}
			throw ex;
		}
	}

	private void rollBack(Exception failure) {
		try {
			this.connection.rollback();
			this.connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * What a step does.
	 */
	@FunctionalInterface
	interface Step {

		void run(Sql sql) throws SQLException;

	}

}
