package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * A connection that has its statements and its transactions run under guard. While no
 * statement was executed since the connection was lent, the physical connection can be
 * replaced without anybody noticing.
 */
abstract class TransactingConnection extends PreparingConnection {

	private final GuardedEndpoint endpoint;

	private final ConnectionUse use;

	private final Underlying underlying;

	private final TransactionGuard transaction;

	private final TransactionLimits limits;

	private final StatementOutcome outcome;

	private final StatementWatch watch;

	TransactingConnection(GuardedEndpoint endpoint, Opening opening, Opening again) throws SQLException {
		super(endpoint.initialIsolation());
		this.endpoint = endpoint;
		this.use = new ConnectionUse(endpoint.sessions().track(this));
		this.watch = endpoint.watch();
		this.underlying = new Underlying(this, endpoint, opening, again);
		this.transaction = new TransactionGuard(this, endpoint.commits(), endpoint.tally());
		this.limits = new TransactionLimits(this, endpoint);
		this.outcome = new StatementOutcome(this, endpoint);
	}

	ConnectionUse use() {
		return this.use;
	}

	Underlying underlying() {
		return this.underlying;
	}

	@Override
	Physical physical() {
		return this.underlying.physical();
	}

	@Override
	TransactionGuard transaction() {
		return this.transaction;
	}

	TransactionLimits limits() {
		return this.limits;
	}

	StatementOutcome outcome() {
		return this.outcome;
	}

	StatementWatch watch() {
		return this.watch;
	}

	@Override
	Connection connection() throws SQLException {
		return this.underlying.statements();
	}

	@Override
	boolean isAway() {
		return this.underlying.isAway();
	}

	@Override
	boolean isReplaceable() {
		return this.use.isPristine();
	}

	@Override
	void replace(@Nullable SQLException lost) throws SQLException {
		this.underlying.replace(lost);
	}

	boolean look() {
		return physical().look();
	}

	@Override
	public @Nullable SQLWarning getWarnings() throws SQLException {
		return isAway() ? null : super.getWarnings();
	}

	@Override
	public void clearWarnings() throws SQLException {
		if (!isAway()) {
			super.clearWarnings();
		}
	}

	@Override
	public <T> T unwrap(Class<T> type) throws SQLException {
		if (!type.isInstance(this)) {
			this.use.isOutOfSight();
			this.use.handOut();
			this.transaction.isOutOfSight();
			prepareForDriver();
		}
		return super.unwrap(type);
	}

	@Override
	public DatabaseMetaData getMetaData() throws SQLException {
		this.use.handOut();
		prepareForDriver();
		return super.getMetaData();
	}

	@Override
	void prepareForDriver() throws SQLException {
		if (physical().isGone()) {
			return;
		}
		if (isAutoCommit()) {
			isolation().forStatement();
		}
		else if (!this.transaction.isBegun() && isolation().forTransaction() != null) {
			beginTransaction();
		}
	}

	@Override
	public void commit() throws SQLException {
		try {
			this.transaction.commit();
		}
		finally {
			this.watch.transactionEnded();
		}
	}

	@Override
	public void rollback() throws SQLException {
		try {
			if (!isAway()) {
				connection().rollback();
				physical().used();
			}
		}
		catch (SQLException ex) {
			// Without a COMMIT the server rolls back by itself
			if (!physical().isLost(ex)) {
				throw ex;
			}
		}
		finally {
			this.transaction.rolledBack();
			this.watch.transactionEnded();
		}
	}

	@Override
	public Savepoint setSavepoint() throws SQLException {
		beginTransaction();
		return super.setSavepoint();
	}

	@Override
	public Savepoint setSavepoint(String name) throws SQLException {
		beginTransaction();
		return super.setSavepoint(name);
	}

	private void beginTransaction() throws SQLException {
		if (isReplaceable() && !look()) {
			replace(null);
		}
		Preamble preamble = this.limits.due();
		if (preamble != null) {
			this.limits.tell(preamble);
		}
		executing("");
		executed();
	}

	@Override
	<S extends Statement> StatementCourse<S> course(Recipe<S> recipe) throws SQLException {
		SQLException cut = this.transaction.cut(null);
		if (cut != null) {
			throw cut;
		}
		return new StatementCourse<>(this, recipe);
	}

	void executing(String sql) throws SQLException {
		this.use.executing();
		if (SqlText.setsIsolation(sql)) {
			isolation().isOutOfSight();
		}
		if (!isAutoCommit()) {
			this.transaction.executing(sql);
		}
	}

	void executed() {
		this.use.executed();
		physical().used();
	}

	/**
	 * Whether the server refuses to write in the transaction.
	 * @return {@code false} also where the connection string has the driver tell the
	 * server nothing of read-only
	 */
	boolean isReadOnlyOnServer() {
		return this.underlying.isToReplica() || (isReadOnly() && this.endpoint.tellsReadOnly());
	}

}
