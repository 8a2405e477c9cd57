package io.github.neonspring.boot.migration.undo;

import java.sql.SQLException;
import java.util.concurrent.Callable;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.database.base.Connection;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.flywaydb.core.internal.jdbc.ExecutionTemplateFactory;

/**
 * One transaction under the lock that Flyway takes to migrate. Where that lock is a
 * transaction itself, on the connection that writes the history, it is that one.
 */
final class DowngradeTransaction {

	private final FlywaySession session;

	private boolean complete;

	DowngradeTransaction(FlywaySession session) {
		this.session = session;
	}

	void run(Runnable work) {
		try {
			this.session.history().lock(() -> inTransaction(() -> {
				String searchPath = searchPath();
				work.run();
				restore(searchPath);
				this.complete = true;
				return this.complete;
			}));
		}
		catch (FlywaySqlException ex) {
			throw this.complete ? uncommitted(ex) : ex;
		}
		catch (FlywayException ex) {
			throw isLockTaken(ex) ? taken(ex) : ex;
		}
	}

	private <T> T inTransaction(Callable<T> work) throws Exception {
		Connection<?> connection = this.session.connection();
		return connection.getJdbcConnection().getAutoCommit() ? ExecutionTemplateFactory
			.createExecutionTemplate(connection.getJdbcConnection(), this.session.database())
			.execute(work) : work.call();
	}

	private String searchPath() throws SQLException {
		return this.session.connection().getJdbcTemplate().queryForString("SHOW search_path");
	}

	// Behind a pooler another client gets the backend after the commit, so that it is too
	// late then
	private void restore(String searchPath) throws SQLException {
		Connection<?> connection = this.session.connection();
		connection.restoreOriginalState();
		connection.getJdbcTemplate().execute("SELECT set_config('search_path', ?, false)", searchPath);
	}

	// Flyway has no type for this
	private static boolean isLockTaken(FlywayException failure) {
		return failure.getMessage() != null && failure.getMessage().startsWith("Number of retries exceeded");
	}

	private FlywayException taken(FlywayException failure) {
		return new FlywayException("Another process is migrating, or holds Flyway's lock: it was not to be had in %d s"
			.formatted(this.session.configuration().getLockRetryCount() + 1)
				+ " (spring.flyway.lock-retry-count). Nothing was changed.", failure);
	}

	private static FlywayException uncommitted(FlywaySqlException failure) {
		String state = (failure.getCause() instanceof SQLException cause) ? cause.getSQLState() : null;
		boolean refused = state != null && !state.startsWith("08") && !state.startsWith("57P");
		return new FlywayException(refused
				? "The database refused to commit the downgrade. Everything was rolled back, nothing was changed. "
						+ failure.getMessage()
				: "The connection was lost while the downgrade was committed. Either all of it is done or nothing:"
						+ " migrate status tells which. " + failure.getMessage(),
				failure);
	}

}
