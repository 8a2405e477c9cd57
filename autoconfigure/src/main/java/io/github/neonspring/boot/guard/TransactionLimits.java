package io.github.neonspring.boot.guard;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Has the limits of statements and transactions hold on one connection, where the server
 * was not told with the login.
 */
final class TransactionLimits {

	private static final int ROUND_UP_MILLIS = 999;

	private final TransactingConnection connection;

	private final GuardedEndpoint endpoint;

	TransactionLimits(TransactingConnection connection, GuardedEndpoint endpoint) {
		this.connection = connection;
		this.endpoint = endpoint;
	}

	/**
	 * Return what the server is to be told with the first statement of a transaction.
	 * @return the preamble, or {@code null} if there is none or it was sent
	 * @throws SQLException if the driver fails
	 */
	@Nullable Preamble due() throws SQLException {
		if (this.connection.isAutoCommit() || this.connection.transaction().isBegun()) {
			return null;
		}
		String isolation = this.connection.isolation().forTransaction();
		List<String> limits = this.endpoint.limits(this.connection.physical());
		if (isolation == null) {
			return limits.isEmpty() ? null : new Preamble(limits);
		}
		return new Preamble(Stream.concat(Stream.of(isolation), limits.stream()).toList());
	}

	/**
	 * Tell the server in a round trip of its own.
	 * @param preamble what to tell
	 * @throws SQLException if the driver fails
	 */
	void tell(Preamble preamble) throws SQLException {
		this.connection.executing("");
		try (Statement statement = this.connection.connection().createStatement()) {
			statement.execute(preamble.sql());
		}
		finally {
			this.connection.executed();
		}
	}

	/**
	 * Prepare for a statement outside a transaction: its isolation, and the client's
	 * timer where no setting of the session can limit it.
	 * @param statement the statement
	 * @throws SQLException if the driver fails
	 */
	void outsideTransaction(Statement statement) throws SQLException {
		if (!this.connection.isAutoCommit()) {
			return;
		}
		this.connection.isolation().forStatement();
		Duration limit = this.endpoint.statementTimer();
		if (limit != null && statement.getQueryTimeout() == 0) {
			statement.setQueryTimeout((int) Math.max(1, limit.plusMillis(ROUND_UP_MILLIS).toSeconds()));
		}
	}

}
