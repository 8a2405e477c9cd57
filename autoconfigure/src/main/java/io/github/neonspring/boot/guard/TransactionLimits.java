package io.github.neonspring.boot.guard;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Has the limits of statements and transactions hold on one connection, where the server
 * was not told with the login.
 */
final class TransactionLimits {

	private static final int ROUND_UP_MILLIS = 999;

	private final ConnectionGuard connection;

	private final GuardedDataSource source;

	TransactionLimits(ConnectionGuard connection, GuardedDataSource source) {
		this.connection = connection;
		this.source = source;
	}

	/**
	 * Return what the server is to be told with the first statement of a transaction.
	 * @return the preamble, or {@code null} if there is none or it was sent
	 * @throws SQLException if the driver fails
	 */
	@Nullable Preamble due() throws SQLException {
		return (this.connection.isAutoCommit() || this.connection.transaction().isBegun()) ? null
				: this.source.preamble(this.connection.physical().serverVersion());
	}

	/**
	 * Tell the server in a round trip of its own.
	 * @param preamble what to tell
	 * @throws SQLException if the driver fails
	 */
	void tell(Preamble preamble) throws SQLException {
		this.connection.transaction().executing("");
		try (Statement statement = this.connection.connection().createStatement()) {
			statement.execute(preamble.sql());
		}
	}

	/**
	 * Limit a statement outside a transaction by the client's timer, where no setting of
	 * the session can.
	 * @param statement the statement
	 * @throws SQLException if the driver fails
	 */
	void limit(Statement statement) throws SQLException {
		Duration limit = this.source.statementTimer();
		if (limit != null && this.connection.isAutoCommit() && statement.getQueryTimeout() == 0) {
			statement.setQueryTimeout((int) Math.max(1, limit.plusMillis(ROUND_UP_MILLIS).toSeconds()));
		}
	}

}
