package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * The isolation level of one connection. Setting it sends nothing: the first statement of
 * the next transaction carries it along. Only a statement outside a transaction needs a
 * round trip for it.
 */
final class Isolation {

	/** The level that the session began with. */
	private static final int INITIAL = Connection.TRANSACTION_NONE;

	private static final Map<Integer, String> NAMES = Map.of(Connection.TRANSACTION_READ_UNCOMMITTED,
			"READ UNCOMMITTED", Connection.TRANSACTION_READ_COMMITTED, "READ COMMITTED",
			Connection.TRANSACTION_REPEATABLE_READ, "REPEATABLE READ", Connection.TRANSACTION_SERIALIZABLE,
			"SERIALIZABLE");

	private final RecordingConnection connection;

	private final AtomicInteger initial;

	private int ofPool = INITIAL;

	private int wanted = INITIAL;

	private int held = INITIAL;

	private boolean lent;

	private boolean outOfSight;

	/**
	 * Create the isolation of a new connection.
	 * @param connection the connection
	 * @param initial the level that all sessions of the pool begin with; zero until it is
	 * known
	 */
	Isolation(RecordingConnection connection, AtomicInteger initial) {
		this.connection = connection;
		this.initial = initial;
	}

	/**
	 * Forget what the last borrower wanted.
	 */
	void beginUse() {
		this.lent = true;
		this.wanted = this.ofPool;
	}

	/**
	 * Note that statements may set the level that nobody here sees.
	 */
	void isOutOfSight() {
		this.outOfSight = true;
	}

	int get() throws SQLException {
		if (this.outOfSight && this.lent) {
			return driver().getTransactionIsolation();
		}
		if (this.wanted != INITIAL) {
			return this.wanted;
		}
		int known = this.initial.get();
		if (known != INITIAL) {
			return known;
		}
		// HikariCP asks a new connection, to restore the level when it comes back: that
		// is done here anyway
		return this.lent ? ask() : Connection.TRANSACTION_READ_COMMITTED;
	}

	private int ask() throws SQLException {
		forStatement();
		int level = driver().getTransactionIsolation();
		this.initial.set(level);
		return level;
	}

	void set(int level) throws SQLException {
		if (level == INITIAL) {
			this.wanted = this.ofPool;
			return;
		}
		if (this.outOfSight || !NAMES.containsKey(level) || this.connection.transaction().isOpen()) {
			driver().setTransactionIsolation(level);
		}
		this.wanted = level;
		if (!this.lent) {
			this.ofPool = level;
		}
	}

	/**
	 * Return what the next transaction has to begin with.
	 * @return the statement, or {@code null} if the level holds already
	 * @throws SQLException if the driver fails
	 */
	@Nullable String forTransaction() throws SQLException {
		if (this.wanted == INITIAL) {
			forStatement();
			return null;
		}
		return (this.wanted == holding()) ? null : "SET TRANSACTION ISOLATION LEVEL " + NAMES.get(this.wanted);
	}

	/**
	 * Have the level hold for a statement outside a transaction, and for what is executed
	 * out of sight.
	 * @throws SQLException if the driver fails
	 */
	void forStatement() throws SQLException {
		if (this.wanted == INITIAL && this.held != INITIAL) {
			// Does not begin a transaction, which a rollback would end together with this
			driver().unwrap(BaseConnection.class).execSQLUpdate("RESET default_transaction_isolation");
			this.held = INITIAL;
		}
		else if (this.wanted != INITIAL && this.wanted != holding()) {
			driver().setTransactionIsolation(this.wanted);
			this.held = this.wanted;
		}
	}

	private int holding() {
		return (this.held != INITIAL) ? this.held : this.initial.get();
	}

	/**
	 * Whether the transaction's snapshot is one whose COMMIT cannot fail: it is known,
	 * and not serializable.
	 * @return {@code false} if the answer to the COMMIT matters
	 */
	boolean endsWell() {
		int level = (this.wanted != INITIAL) ? this.wanted : holding();
		return !this.outOfSight && level != INITIAL && level != Connection.TRANSACTION_SERIALIZABLE;
	}

	/**
	 * Whether the level that sessions begin with is still to be learned.
	 * @return {@code true} if the server's word on the current transaction tells it
	 */
	boolean isUnknown() {
		return !this.outOfSight && this.wanted == INITIAL && holding() == INITIAL;
	}

	void learn(String name) {
		NAMES.forEach((level, known) -> {
			if (known.equalsIgnoreCase(name)) {
				this.initial.set(level);
			}
		});
	}

	/**
	 * Whether the session is as it began.
	 * @return {@code false} if its level was set, or may have been
	 */
	boolean isInitial() {
		return this.held == INITIAL && !this.outOfSight;
	}

	/**
	 * Note that the physical connection is another one.
	 */
	void replaced() {
		this.held = INITIAL;
		this.outOfSight = false;
	}

	private Connection driver() throws SQLException {
		return this.connection.connection();
	}

}
