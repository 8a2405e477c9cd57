package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.springframework.core.log.LogMessage;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.session.Holding;
import io.github.neonspring.boot.session.SessionState;

/**
 * The guard of one connection of the pool. While no statement was executed since the
 * connection was lent, the physical connection can be replaced without anybody noticing.
 */
final class ConnectionGuard extends PreparingConnection implements GuardedConnection {

	private static final Log logger = LogFactory.getLog(ConnectionGuard.class);

	private final GuardedDataSource source;

	private final Opening again;

	private final ConnectionUse use;

	private final TransactionGuard transaction;

	private final TransactionLimits limits;

	private final StatementWatch watch;

	private volatile Physical physical;

	private volatile @Nullable CompletableFuture<Void> commit;

	private volatile boolean guest;

	private final Aside aside = new Aside();

	private int generation;

	ConnectionGuard(GuardedDataSource source, Opening opening, Opening again) throws SQLException {
		super(source.initialIsolation());
		this.source = source;
		this.again = again;
		this.use = new ConnectionUse(source.sessions().track(this));
		this.watch = source.watch();
		this.physical = open(opening);
		this.transaction = new TransactionGuard(this, source.commits(), source.tally());
		this.limits = new TransactionLimits(this, source);
	}

	private Physical open(Opening opening) throws SQLException {
		Connection connection = opening.open();
		try {
			Physical opened = new Physical(connection, this.source.commenting(connection),
					this.source.socketOf(connection), this.source.lost());
			this.source.lost().opened();
			return opened;
		}
		catch (SQLException | RuntimeException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
	}

	@Override
	Connection connection() throws SQLException {
		CompletableFuture<Void> commit = this.commit;
		if (commit != null) {
			commit.join();
			catchUp();
			this.commit = null;
		}
		return this.physical.statements();
	}

	@Override
	public boolean beginUse() {
		if (this.guest) {
			return false;
		}
		this.use.begin(isAutoCommit());
		this.transaction.ended();
		isolation().beginUse();
		try {
			connection();
			boolean there = look() && !this.physical.isRetired();
			if (there) {
				this.use.session().begin();
			}
			return there;
		}
		catch (SQLException ex) {
			this.physical.abort();
			return false;
		}
	}

	@Override
	public void giveBack() {
		if (this.use.isHandedOut() && !isReadOnly()) {
			written();
		}
		this.watch.returned();
		this.use.giveBack();
	}

	@Override
	public void restore() {
		Physical own = this.aside.take(settingsRecorded());
		if (own == null) {
			return;
		}
		Physical left = this.physical;
		this.physical = own;
		this.guest = false;
		this.generation++;
		isolation().replaced();
		left.closeQuietly();
		try {
			catchUp();
		}
		catch (SQLException ex) {
			own.discard();
		}
		if (this.use.isEnded()) {
			// The pool has closed what was here before
			own.discard();
		}
	}

	@Override
	public List<@Nullable String> ask(String query) throws SQLException {
		try {
			List<@Nullable String> row = FirstRow.of(connection().unwrap(BaseConnection.class), query);
			this.physical.used();
			return row;
		}
		catch (SQLException ex) {
			this.physical.isLost(ex);
			throw ex;
		}
	}

	boolean look() {
		return this.physical.look();
	}

	@Override
	public boolean isValid(int timeout) throws SQLException {
		if (!look()) {
			return false;
		}
		return this.use.isLent() ? this.physical.ask(timeout)
				: this.physical.isValidForPool(timeout, this.source.checkAfter());
	}

	@Override
	public boolean isOutdated() {
		return this.source.isOutdated(this.physical.connection());
	}

	@Override
	public void close() throws SQLException {
		if (!this.source.isPooled()) {
			this.watch.returned();
		}
		end();
		this.aside.discard();
		CompletableFuture<Void> commit = this.commit;
		if (commit != null) {
			Physical closing = this.physical;
			commit.thenRun(closing::closeQuietly);
		}
		else {
			this.physical.close();
		}
	}

	@Override
	public void abort(Executor executor) throws SQLException {
		end();
		this.aside.discard();
		this.physical.abort(executor);
	}

	private void end() {
		this.transaction.endsWithConnection();
		this.use.end();
		this.source.ended(this);
	}

	@Override
	public boolean isClosed() throws SQLException {
		return this.use.isEnded() || this.physical.connection().isClosed();
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
	boolean isAway() {
		return this.commit != null || this.physical.isGone();
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
		if (this.physical.isGone()) {
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

	/**
	 * Send the COMMIT without waiting for the answer.
	 */
	void commitBehindTheCaller() {
		this.commit = this.source.backgroundCommits().send(this.physical);
	}

	@Override
	public @Nullable CompletableFuture<Void> commitUnderWay() {
		return this.commit;
	}

	@Override
	public void rollback() throws SQLException {
		try {
			if (!isAway()) {
				connection().rollback();
				this.physical.used();
			}
		}
		catch (SQLException ex) {
			// Without a COMMIT the server rolls back by itself
			if (!this.physical.isLost(ex)) {
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
		this.physical.used();
	}

	/**
	 * Note that a statement is over that may have written outside a transaction, or ended
	 * one by itself.
	 * @param sql the statement
	 */
	void executed(String sql) {
		if (this.source.role().tellsOfWrites() && (isAutoCommit() ? !SqlText.reads(sql) : SqlText.commits(sql))) {
			written();
		}
	}

	/**
	 * Take note of what the server said of a statement.
	 * @param failure the server's answer
	 */
	void failed(SQLException failure) {
		if (!this.source.role().replica() && !isReadOnly() && this.physical.saysDemoted(failure)) {
			this.source.demoted(this.physical);
		}
	}

	/**
	 * Whether another endpoint may do what the replica has not done.
	 * @param failure what the replica said
	 * @return {@code true} if it is worth a try
	 */
	boolean mayWorkElsewhere(SQLException failure) {
		boolean readOnlyEverywhere = isReadOnly() && !isAutoCommit() && this.source.tellsReadOnly();
		return isToReplica() && ReplicaFailure.mayWorkElsewhere(failure)
				&& !(readOnlyEverywhere && ReplicaFailure.isOfReadOnlyTransaction(failure));
	}

	/**
	 * Note that something may have been written.
	 */
	void written() {
		this.source.role().writes().written();
	}

	/**
	 * Whether the connection is to a read replica, on which nothing can be written.
	 * @return {@code false} for the primary, and where another endpoint has taken over
	 */
	boolean isToReplica() {
		return this.source.role().replica() && !this.guest;
	}

	/**
	 * Say what the loss of the connection means for a statement under way.
	 * @param lost how it was lost
	 * @param sql the statement
	 * @return the exception to throw
	 */
	SQLException lost(SQLException lost, String sql) {
		SQLException cut = this.transaction.cut(lost);
		if (cut != null) {
			return cut;
		}
		boolean doubt = !isToReplica() && (isAutoCommit() && !SqlText.reads(sql) || SqlText.commits(sql));
		return doubt ? this.transaction.statementInDoubt(lost) : lost;
	}

	@Override
	boolean isReplaceable() {
		return this.use.isPristine();
	}

	/**
	 * Take another physical connection, set as this one was. One that a replica only
	 * refused to use is kept aside for those who come after.
	 * @param lost how this one was lost or refused, or {@code null} if it was seen to be
	 * closed
	 * @throws SQLException if there is no other
	 */
	@Override
	void replace(@Nullable SQLException lost) throws SQLException {
		putAside();
		try {
			this.physical = replacement();
			this.guest = this.source.role().replica();
			this.generation++;
			logger.debug(LogMessage.format("A connection to %s was replaced", endpoint()));
		}
		catch (SQLException | RuntimeException ex) {
			this.aside.discard();
			SQLException told = (lost != null) ? lost : new SQLTransientConnectionException(
					"The server has closed the connection to " + endpoint() + ", and there is no other", "08006");
			told.addSuppressed(ex);
			throw told;
		}
		this.source.lookAround();
	}

	private void putAside() {
		Physical left = this.physical;
		if (isToReplica() && left.look() && isolation().isInitial() && left.rollBack()) {
			this.aside.put(left, settingsRecorded());
		}
		else {
			left.discard();
		}
	}

	private Physical replacement() throws SQLException {
		Physical fresh = open(this.again);
		try {
			prepare(fresh.connection(), this.source.preparation());
			return fresh;
		}
		catch (SQLException | RuntimeException ex) {
			fresh.discard();
			throw ex;
		}
	}

	/**
	 * Whether the server refuses to write in the transaction.
	 * @return {@code false} also where the connection string has the driver tell the
	 * server nothing of read-only
	 */
	boolean isReadOnlyOnServer() {
		return isToReplica() || (isReadOnly() && this.source.tellsReadOnly());
	}

	/**
	 * Return who has the connection.
	 * @return the holding, or {@code null} if nobody has it
	 */
	@Nullable Holding holding() {
		SessionState state = this.transaction.isBegun() ? SessionState.IDLE_IN_TRANSACTION : SessionState.IDLE;
		return this.use.session()
			.holding(isReadOnly(), this.use.isExecuting() ? SessionState.EXECUTING : state,
					new Holding.Activity(this.physical.lastUse(), this.use.mayWorkOutOfSight()));
	}

	ConnectionUse use() {
		return this.use;
	}

	boolean isBusy() {
		return !this.physical.isGone()
				&& (isCommitting() || this.transaction.isBegun() || this.use.isBusy(isAutoCommit()));
	}

	private boolean isCommitting() {
		CompletableFuture<Void> commit = this.commit;
		return commit != null && !commit.isDone();
	}

	StatementWatch watch() {
		return this.watch;
	}

	TransactionLimits limits() {
		return this.limits;
	}

	@Override
	TransactionGuard transaction() {
		return this.transaction;
	}

	@Override
	Physical physical() {
		return this.physical;
	}

	@Override
	public boolean isInTransaction() {
		return this.transaction.isOpen();
	}

	@Override
	public boolean isGone() {
		return this.physical.isGone() || this.physical.isRetired() || this.guest;
	}

	int generation() {
		return this.generation;
	}

	String endpoint() {
		return this.source.commits().endpoint();
	}

}
