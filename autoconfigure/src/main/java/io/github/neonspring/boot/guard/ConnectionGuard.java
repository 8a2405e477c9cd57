package io.github.neonspring.boot.guard;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

import io.github.neonspring.boot.session.Holding;
import io.github.neonspring.boot.session.SessionState;

/**
 * The guard of one connection as the pool and those who look at it from outside see it:
 * lent, given back, kept or closed.
 */
final class ConnectionGuard extends TransactingConnection implements GuardedConnection {

	private final GuardedEndpoint endpoint;

	ConnectionGuard(GuardedEndpoint endpoint, Opening opening, Opening again) throws SQLException {
		super(endpoint, opening, again);
		this.endpoint = endpoint;
	}

	@Override
	public boolean beginUse() {
		if (underlying().isGuest()) {
			return false;
		}
		use().begin(isAutoCommit());
		transaction().ended();
		isolation().beginUse();
		try {
			connection();
			boolean there = look() && !physical().isRetired();
			if (there) {
				use().session().begin();
			}
			return there;
		}
		catch (SQLException ex) {
			physical().abort();
			return false;
		}
	}

	@Override
	public void giveBack() {
		if (use().isHandedOut() && !isReadOnly()) {
			outcome().written();
		}
		watch().returned();
		use().giveBack();
	}

	@Override
	public void restore() {
		Physical own = underlying().restore();
		if (own != null && use().isEnded()) {
			// The pool has closed what was here before
			own.discard();
		}
	}

	@Override
	public List<@Nullable String> ask(String query) throws SQLException {
		try {
			List<@Nullable String> row = FirstRow.of(connection().unwrap(BaseConnection.class), query);
			physical().used();
			return row;
		}
		catch (SQLException ex) {
			physical().isLost(ex);
			throw ex;
		}
	}

	@Override
	public boolean isValid(int timeout) throws SQLException {
		if (!look()) {
			return false;
		}
		return use().isLent() ? physical().ask(timeout)
				: physical().isValidForPool(timeout, this.endpoint.checkAfter());
	}

	@Override
	public boolean isOutdated() {
		return this.endpoint.isOutdated(physical().connection());
	}

	@Override
	public @Nullable CompletableFuture<Void> commitUnderWay() {
		return underlying().commitUnderWay();
	}

	@Override
	public boolean isInTransaction() {
		return transaction().isOpen();
	}

	@Override
	public boolean isGone() {
		return physical().isGone() || physical().isRetired() || underlying().isGuest();
	}

	@Override
	public void close() throws SQLException {
		if (!this.endpoint.connections().isPooled()) {
			watch().returned();
		}
		end();
		underlying().close();
	}

	@Override
	public void abort(Executor executor) throws SQLException {
		end();
		underlying().abort(executor);
	}

	private void end() {
		transaction().endsWithConnection();
		use().end();
		this.endpoint.connections().remove(this);
	}

	@Override
	public boolean isClosed() throws SQLException {
		return use().isEnded() || physical().connection().isClosed();
	}

	boolean isBusy() {
		return !physical().isGone()
				&& (underlying().isCommitting() || transaction().isBegun() || use().isBusy(isAutoCommit()));
	}

	/**
	 * Return who has the connection.
	 * @return the holding, or {@code null} if nobody has it
	 */
	@Nullable Holding holding() {
		SessionState state = transaction().isBegun() ? SessionState.IDLE_IN_TRANSACTION : SessionState.IDLE;
		return use().session()
			.holding(isReadOnly(), use().isExecuting() ? SessionState.EXECUTING : state,
					new Holding.Activity(physical().lastUse(), use().mayWorkOutOfSight()));
	}

}
