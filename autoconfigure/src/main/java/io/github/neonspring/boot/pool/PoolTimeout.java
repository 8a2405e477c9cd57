package io.github.neonspring.boot.pool;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.driver.ConnectFailure;

/**
 * HikariCP's word that there was no connection to be had in time.
 *
 * @param exception the exception
 */
record PoolTimeout(SQLTransientConnectionException exception) {

	/**
	 * Say why connections cannot be opened, where HikariCP does not.
	 * @param failure the last failure to connect, or {@code null}
	 * @param endpoint where to
	 * @return the same with the failure, if there was one
	 */
	PoolTimeout because(@Nullable SQLException failure, String endpoint) {
		if (failure == null || this.exception.getCause() != null) {
			return this;
		}
		return new PoolTimeout(new SQLTransientConnectionException(
				this.exception.getMessage() + ". " + endpoint + ": " + ConnectFailure.of(failure).getDescription(),
				failure.getSQLState(), failure));
	}

	/**
	 * Say who has the connections.
	 * @param holders those who have them
	 * @return the same with these
	 */
	PoolTimeout withHolders(String holders) {
		SQLTransientConnectionException told = new SQLTransientConnectionException(
				this.exception.getMessage() + ". All connections are in use. " + holders, this.exception.getSQLState(),
				this.exception.getErrorCode(), this.exception.getCause());
		told.setNextException(this.exception.getNextException());
		return new PoolTimeout(told);
	}

}
