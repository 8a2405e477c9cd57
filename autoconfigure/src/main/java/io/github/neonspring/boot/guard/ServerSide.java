package io.github.neonspring.boot.guard;

import java.sql.SQLException;

import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * What the driver knows of the server at the other end of a connection, without asking it
 * anything.
 */
final class ServerSide {

	/** PostgreSQL's read_only_sql_transaction. */
	private static final String READ_ONLY = "25006";

	private final BaseConnection driver;

	private final boolean tookWrites;

	ServerSide(BaseConnection driver) {
		this.driver = driver;
		this.tookWrites = !isOn("in_hot_standby") && !isOn("default_transaction_read_only");
	}

	// PostgreSQL tells both from 14 on
	private boolean isOn(String parameter) {
		return "on".equals(this.driver.getParameterStatus(parameter));
	}

	/**
	 * Return the state of the transaction as the server told it last.
	 * @return the state, also of a connection that is gone
	 */
	TransactionState transactionState() {
		return this.driver.getTransactionState();
	}

	/**
	 * Take note of what the server has sent of its own accord.
	 * @throws SQLException if that was a goodbye
	 */
	void read() throws SQLException {
		if (transactionState() == TransactionState.IDLE) {
			this.driver.getQueryExecutor().processNotifies();
		}
	}

	/**
	 * Whether a server that took writes when the connection was opened refuses them now.
	 * @param failure the failure of a statement that was not meant to be read-only
	 * @return {@code true} if it has become a standby, or was fenced off
	 */
	boolean saysDemoted(SQLException failure) {
		return this.tookWrites && READ_ONLY.equals(failure.getSQLState());
	}

	boolean isOnSameHostAs(ServerSide other) {
		return this.driver.getQueryExecutor().getHostSpec().equals(other.driver.getQueryExecutor().getHostSpec());
	}

}
