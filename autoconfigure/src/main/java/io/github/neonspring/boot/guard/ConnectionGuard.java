package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.log.LogMessage;

/**
 * The guard of one connection of the pool. While no statement was executed since the
 * connection was lent, the physical connection can be replaced without anybody noticing.
 */
final class ConnectionGuard extends Guard {

	private static final Log logger = LogFactory.getLog(ConnectionGuard.class);

	/** How long the server may take to say that it is still there. */
	private static final int CHECK_SECONDS = 2;

	private final GuardedDataSource source;

	private final GuardedDataSource.Opening again;

	private final GuardedConnection proxy = proxy(GuardedConnection.class, this);

	private final RecordedSettings settings = new RecordedSettings();

	private final TransactionGuard transaction;

	private final TransactionLimits limits;

	private volatile Physical physical;

	private int generation;

	private final ConnectionUse use = new ConnectionUse();

	ConnectionGuard(GuardedDataSource source, GuardedDataSource.Opening opening, GuardedDataSource.Opening again)
			throws SQLException {
		this.source = source;
		this.again = again;
		this.physical = open(opening);
		this.transaction = new TransactionGuard(this, source.commits());
		this.limits = new TransactionLimits(this, source);
	}

	private Physical open(GuardedDataSource.Opening opening) throws SQLException {
		Connection connection = opening.open();
		return new Physical(connection, this.source.socketOf(connection));
	}

	GuardedConnection proxy() {
		return this.proxy;
	}

	@Override
	@Nullable Object answer(Call call) throws Throwable {
		switch (call.name()) {
			case "beginUse":
				return beginUse();
			case "isValid":
				return isValid(call);
			case "commit":
				this.transaction.commit();
				return null;
			case "rollback":
				return rollback(call);
			case "unwrap", "isWrapperFor":
				return unwrap(call);
			case "createStatement", "prepareStatement", "prepareCall":
				return statement(call);
			case "setSavepoint":
				return setSavepoint(call);
			case "close":
				end();
				this.physical.close();
				return null;
			case "abort":
				end();
				return call.on(connection());
			case "clearWarnings":
				return this.physical.isGone() ? null : call.on(connection());
			default:
				return RecordedSettings.isSetting(call) ? set(call) : ask(call);
		}
	}

	private void end() {
		this.use.end();
		this.source.ended(this);
	}

	private boolean beginUse() {
		this.use.begin(isAutoCommit());
		this.transaction.ended();
		return look();
	}

	boolean look() {
		return this.physical.look();
	}

	private boolean isValid(Call call) throws SQLException {
		if (!look()) {
			return false;
		}
		if (this.source.isBorrowing() && this.physical.isKnownAfter(this.source.checkAfter())) {
			return true;
		}
		int seconds = (call.first() instanceof Integer given) ? given : CHECK_SECONDS;
		return this.physical.ask(this.source.isBorrowing() ? Math.min(CHECK_SECONDS, seconds) : seconds);
	}

	private @Nullable Object rollback(Call call) throws Throwable {
		if (call.count() > 0) {
			return call.on(connection());
		}
		try {
			if (!this.physical.isGone()) {
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
			this.transaction.ended();
		}
		return null;
	}

	private @Nullable Object unwrap(Call call) throws Throwable {
		if (call.first() instanceof Class<?> type && type.isInstance(this.proxy)) {
			return call.name().equals("unwrap") ? this.proxy : true;
		}
		if (call.name().equals("unwrap")) {
			this.use.isOutOfSight();
			this.transaction.isOutOfSight();
		}
		return call.on(connection());
	}

	private Statement statement(Call call) throws Throwable {
		SQLException cut = this.transaction.cut(null);
		if (cut != null) {
			throw cut;
		}
		return new StatementGuard(this, call).proxy();
	}

	private @Nullable Object set(Call call) throws Throwable {
		if (call.name().equals("setAutoCommit") && Boolean.TRUE.equals(call.first()) && !isAutoCommit()
				&& this.transaction.isOpen()) {
			// As JDBC has it
			this.transaction.commit();
		}
		Object result = this.physical.isGone() ? null : ask(call);
		this.settings.record(call);
		return result;
	}

	private @Nullable Object ask(Call call) throws Throwable {
		try {
			return call.on(connection());
		}
		catch (SQLException ex) {
			if (!isReplaceable() || !this.physical.isLost(ex)) {
				throw ex;
			}
			replace(ex);
			return call.on(connection());
		}
	}

	boolean isReplaceable() {
		return this.use.isPristine();
	}

	/**
	 * Take another physical connection, set as this one was.
	 * @param lost how this one was lost, or {@code null} if it was seen to be closed
	 * @throws SQLException if there is no other
	 */
	void replace(@Nullable SQLException lost) throws SQLException {
		this.physical.abort();
		try {
			this.physical = replacement();
			this.generation++;
			logger.debug(LogMessage.format("A connection to %s was closed by the server and replaced", endpoint()));
		}
		catch (Throwable ex) {
			SQLException told = (lost != null) ? lost : new SQLTransientConnectionException(
					"The server has closed the connection to " + endpoint() + ", and there is no other", "08006");
			told.addSuppressed(ex);
			throw told;
		}
		this.source.lookAround();
	}

	boolean isBusy() {
		return !this.physical.isGone() && (this.transaction.isBegun() || this.use.isBusy(isAutoCommit()));
	}

	private Physical replacement() throws Throwable {
		Physical fresh = open(this.again);
		try {
			this.settings.applyTo(fresh.connection(), this.source.preparation());
			return fresh;
		}
		catch (Throwable ex) {
			fresh.abort();
			throw ex;
		}
	}

	private @Nullable Object setSavepoint(Call call) throws Throwable {
		if (isReplaceable() && !look()) {
			replace(null);
		}
		Preamble preamble = this.limits.due();
		if (preamble != null) {
			this.limits.tell(preamble);
		}
		executing("");
		executed();
		return call.on(connection());
	}

	void executing(String sql) {
		this.use.executing();
		if (!isAutoCommit()) {
			this.transaction.executing(sql);
		}
	}

	void executed() {
		this.use.executed();
		this.physical.used();
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
		boolean doubt = (isAutoCommit() && !SqlText.reads(sql)) || SqlText.commits(sql);
		return doubt ? this.transaction.statementInDoubt(lost) : lost;
	}

	boolean isAutoCommit() {
		return this.settings.isAutoCommit();
	}

	boolean isReadOnly() {
		return this.settings.isReadOnly();
	}

	TransactionLimits limits() {
		return this.limits;
	}

	TransactionGuard transaction() {
		return this.transaction;
	}

	Physical physical() {
		return this.physical;
	}

	Connection connection() {
		return this.physical.connection();
	}

	int generation() {
		return this.generation;
	}

	private String endpoint() {
		return this.source.commits().endpoint();
	}

}
