package io.github.neonspring.boot.guard;

import java.io.InputStream;
import java.io.Reader;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

	private Call recipe;

	private Statement target;

	private int generation;

	private boolean fresh = true;

	private @Nullable Preamble carried;

	StatementGuard(ConnectionGuard connection, Call recipe) throws Throwable {
		this.connection = connection;
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
		if (call.name().equals("getConnection")) {
			return this.connection.proxy();
		}
		if (this.fresh && this.generation != this.connection.generation()) {
			makeAgain();
		}
		if (call.name().startsWith("execute")) {
			return execute(call);
		}
		Object result = call.on(this.target);
		if (this.fresh && isSetting(call)) {
			this.set.add(call);
		}
		return result;
	}

	private static boolean isSetting(Call call) {
		return call.name().startsWith("set") || call.name().endsWith("Batch") || call.name().startsWith("register")
				|| call.name().equals("clearParameters") || call.name().equals("closeOnCompletion");
	}

	private void makeAgain() throws Throwable {
		this.target = make();
		this.generation = this.connection.generation();
		for (Call call : this.set) {
			call.on(this.target);
		}
	}

	private @Nullable Object execute(Call call) throws Throwable {
		String sql = sql(call);
		prepare(call);
		boolean replaceable = this.fresh && this.connection.isReplaceable() && !readsStreams()
				&& !this.connection.isAutoCommit();
		this.connection.executing(sql);
		try {
			return run(call);
		}
		catch (SQLException ex) {
			if (!this.connection.physical().isLost(ex)) {
				throw ex;
			}
			if (replaceable) {
				this.connection.replace(ex);
				makeAgain();
				return run(call);
			}
			throw this.connection.lost(ex, sql);
		}
		finally {
			this.fresh = false;
			this.set.clear();
			this.connection.executed();
			if (!(this.target instanceof PreparedStatement)) {
				this.carried = null;
			}
		}
	}

	private void prepare(Call call) throws Throwable {
		if (this.fresh && this.connection.isReplaceable() && !this.connection.look()) {
			this.connection.replace(null);
			makeAgain();
		}
		this.connection.limits().limit(this.target);
		Preamble preamble = this.connection.limits().due();
		if (preamble != null && this.carried == null) {
			send(preamble, call);
		}
	}

	private void send(Preamble preamble, Call call) throws Throwable {
		if (!this.fresh || !Preamble.canTravel(this.recipe, call, this.set)) {
			this.connection.limits().tell(preamble);
			return;
		}
		this.carried = preamble;
		if (this.recipe.count() > 0 && this.recipe.first() instanceof String) {
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

	private boolean readsStreams() {
		return this.set.stream()
			.map((call) -> (call.count() > 1) ? call.argument(1) : null)
			.anyMatch((value) -> value instanceof InputStream || value instanceof Reader);
	}

	private String sql(Call call) {
		Object text = (call.first() instanceof String own) ? own : this.recipe.first();
		return (text instanceof String sql) ? sql : "";
	}

}
