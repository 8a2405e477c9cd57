package io.github.neonspring.boot.guard;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The guard of one statement. Until it is executed for the first time, it notes how it
 * was made and what was set, so that it can be made again: on another connection, or with
 * a preamble.
 */
final class StatementGuard extends Guard {

	private final ConnectionGuard connection;

	private final Statement proxy;

	private final List<Call> set = new ArrayList<>();

	private final Call original;

	private final StringBuilder batch = new StringBuilder();

	private Call recipe;

	private volatile Statement target;

	private int generation;

	private boolean fresh = true;

	private @Nullable Preamble carried;

	StatementGuard(ConnectionGuard connection, Call recipe) throws Throwable {
		this.connection = connection;
		this.original = recipe;
		this.recipe = recipe;
		this.target = make();
		this.generation = connection.generation();
		this.proxy = proxy(typeOf(recipe), this);
	}

	private static Class<? extends Statement> typeOf(Call recipe) {
		return switch (recipe.name()) {
			case "prepareStatement" -> PreparedStatement.class;
			case "prepareCall" -> CallableStatement.class;
			default -> Statement.class;
		};
	}

	private Statement make() throws Throwable {
		if (this.recipe.on(this.connection.connection()) instanceof Statement made) {
			return made;
		}
		throw new SQLException("pgjdbc made no statement", "XX000");
	}

	Statement proxy() {
		return this.proxy;
	}

	@Override
	@Nullable Object answer(Call call) throws Throwable {
		switch (call.name()) {
			case "getConnection":
				return this.connection.proxy();
			case "close", "isClosed", "cancel":
				return call.on(this.target);
			default:
				followConnection();
		}
		if (call.name().startsWith("execute")) {
			return execute(call);
		}
		if (call.name().equals("addBatch") && call.first() instanceof String sql) {
			this.batch.append(sql).append(';');
		}
		Object result = call.on(this.target);
		if ((this.fresh || this.carried != null) && isSetting(call)) {
			this.set.add(call);
		}
		return result;
	}

	private void followConnection() throws Throwable {
		if (this.fresh && this.generation != this.connection.generation()) {
			makeAgain();
		}
	}

	private static boolean isSetting(Call call) {
		return call.name().startsWith("set") || call.name().endsWith("Batch") || call.name().startsWith("register")
				|| call.name().equals("clearParameters") || call.name().equals("closeOnCompletion");
	}

	private void makeAgain() throws Throwable {
		if (!isReplayable()) {
			throw new SQLTransientConnectionException(
					"The server closed the connection before the first statement, whose parameters can be read once"
							+ " only; nothing was done",
					"08006");
		}
		this.target = make();
		this.generation = this.connection.generation();
		for (Call call : this.set) {
			call.on(this.target);
		}
	}

	private boolean isReplayable() {
		return this.set.stream().allMatch(Replay::isPossible);
	}

	private @Nullable Object execute(Call call) throws Throwable {
		String sql = sql(call);
		prepare(call);
		boolean replaceable = this.fresh && this.connection.isReplaceable() && isReplayable()
				&& !this.connection.isAutoCommit() && !SqlText.commits(sql);
		this.connection.executing(sql);
		try {
			return run(call);
		}
		catch (SQLException ex) {
			if (!this.connection.physical().isLost(ex)) {
				throw ex;
			}
			SQLException meaning = this.connection.lost(ex, sql);
			if (meaning != ex || !replaceable || !Replay.isWise(ex)) {
				throw meaning;
			}
			this.connection.replace(ex);
			makeAgain();
			return run(call);
		}
		finally {
			executed();
		}
	}

	private void executed() {
		this.fresh = false;
		this.connection.executed();
		if (!(this.target instanceof PreparedStatement)) {
			this.carried = null;
		}
		if (this.carried == null) {
			this.set.clear();
		}
	}

	private void prepare(Call call) throws Throwable {
		if (this.fresh && this.connection.isReplaceable() && !this.connection.look()) {
			this.connection.replace(null);
			makeAgain();
		}
		if (!this.fresh && this.carried != null) {
			unload();
		}
		this.connection.limits().limit(this.target);
		Preamble preamble = this.connection.limits().due();
		if (preamble != null) {
			send(preamble, call);
		}
	}

	// The preamble was for one execution
	private void unload() throws Throwable {
		this.target.close();
		this.recipe = this.original;
		this.carried = null;
		makeAgain();
	}

	private void send(Preamble preamble, Call call) throws Throwable {
		if (!this.fresh || !Preamble.canTravel(this.recipe, call, this.set)) {
			this.connection.limits().tell(preamble);
			return;
		}
		this.carried = preamble;
		if (this.recipe.first() instanceof String) {
			this.target.close();
			this.recipe = preamble.before(this.recipe);
			makeAgain();
		}
	}

	private @Nullable Object run(Call call) throws Throwable {
		Preamble preamble = this.carried;
		if (preamble == null) {
			return call.on(this.target);
		}
		if (this.target instanceof PreparedStatement prepared) {
			prepared.execute();
		}
		else {
			this.target.execute(String.valueOf(preamble.before(call).first()));
		}
		return preamble.result(this.target, call);
	}

	private String sql(Call call) {
		Object text = (call.first() instanceof String own) ? own : this.original.first();
		return this.batch + ((text instanceof String sql) ? sql : "");
	}

}
