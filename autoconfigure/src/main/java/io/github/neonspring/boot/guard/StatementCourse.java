package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The course of one statement. Until it is executed for the first time, it notes how it
 * was made and what was set, so that it can be made again: on another connection, or with
 * a preamble.
 *
 * @param <S> the driver's type of statement
 */
final class StatementCourse<S extends Statement> {

	private final TransactingConnection connection;

	private final Recipe<S> original;

	private final List<Setting<? super S>> set = new ArrayList<>();

	private @Nullable StringBuilder batch;

	private Recipe<S> recipe;

	private volatile S made;

	private int generation;

	private boolean fresh = true;

	private boolean repeatable = true;

	private boolean inParts;

	private final boolean streamsAnyway;

	private boolean streams;

	private @Nullable Preamble carried;

	StatementCourse(TransactingConnection connection, Recipe<S> recipe) throws SQLException {
		this.connection = connection;
		this.original = recipe;
		this.recipe = recipe;
		this.made = recipe.on(connection.connection());
		this.generation = connection.underlying().generation();
		this.streamsAnyway = this.made.getFetchSize() > 0;
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * Return the driver's statement as it is.
	 * @return the statement, maybe on a connection that was replaced since
	 */
	S made() {
		return this.made;
	}

	/**
	 * Return the driver's statement on the connection in use.
	 * @return the statement
	 * @throws SQLException if it cannot be made again
	 */
	S target() throws SQLException {
		if (this.fresh && this.generation != this.connection.underlying().generation()) {
			makeAgain();
		}
		return this.made;
	}

	void set(Setting<? super S> setting) throws SQLException {
		setting.on(target());
		if (this.fresh || this.carried != null) {
			this.set.add(setting);
		}
	}

	void set(@Nullable Object value, Setting<? super S> setting) throws SQLException {
		if (Replay.isPossible(value)) {
			set(setting);
		}
		else {
			setOnce(setting);
		}
	}

	/**
	 * Set what can be read once only.
	 * @param setting the setting
	 * @throws SQLException if the driver fails
	 */
	void setOnce(Setting<? super S> setting) throws SQLException {
		if (!this.fresh && this.carried != null) {
			unload();
		}
		this.repeatable = false;
		set(setting);
	}

	void addToBatch(String sql) {
		StringBuilder batch = (this.batch != null) ? this.batch : new StringBuilder();
		this.batch = batch.append(sql).append(';');
	}

	void clearBatch() {
		this.batch = null;
	}

	/**
	 * Return what the application reads rows from.
	 * @param rows the rows
	 * @return the rows, maybe counted
	 */
	ResultSet reading(ResultSet rows) {
		return this.connection.watch().reading(this.made, rows);
	}

	void close() throws SQLException {
		if (this.streams) {
			this.streams = false;
			this.connection.use().streamEnded();
		}
		this.connection.watch().closed(this.made);
		this.made.close();
	}

	void fetchesInParts() {
		this.inParts = true;
	}

	private void makeAgain() throws SQLException {
		if (!this.repeatable) {
			throw new SQLTransientConnectionException(
					"The server closed the connection before the first statement, whose parameters can be read once"
							+ " only; nothing was done",
					"08006");
		}
		this.made = this.recipe.on(this.connection.connection());
		this.generation = this.connection.underlying().generation();
		for (Setting<? super S> setting : this.set) {
			setting.on(this.made);
		}
	}

	<T> T execute(Execution<? super S, T> execution) throws SQLException {
		String text = (execution.sql() != null) ? execution.sql() : this.original.text();
		String sql = (this.batch != null) ? this.batch + text : text;
		prepare(execution);
		boolean movable = this.fresh && this.repeatable && this.connection.isReplaceable()
				&& (!this.connection.isAutoCommit() || this.connection.underlying().isToReplica());
		this.connection.executing(sql);
		this.connection.use().session().executing();
		StatementWatch watch = this.connection.watch();
		long begun = watch.begins();
		@Nullable T result = null;
		try {
			result = run(execution, text);
			return result;
		}
		catch (SQLException ex) {
			this.connection.outcome().failUnlessRepeatable(ex, sql, movable && !SqlText.commits(sql));
			this.connection.replace(ex);
			makeAgain();
			result = run(execution, text);
			return result;
		}
		finally {
			executed();
			this.connection.outcome().executed(sql);
			watch.executed(this.made, sql, begun, result, !this.connection.isAutoCommit());
			if (execution.sql() == null) {
				clearBatch();
			}
		}
	}

	private void executed() {
		this.fresh = false;
		this.connection.executed();
		if ((this.inParts || this.streamsAnyway) && !this.streams && !this.connection.isAutoCommit()) {
			this.streams = true;
			this.connection.use().streams();
		}
		if (!(this.made instanceof PreparedStatement)) {
			this.carried = null;
		}
		if (this.carried == null) {
			this.set.clear();
		}
	}

	private void prepare(Execution<? super S, ?> execution) throws SQLException {
		this.connection.connection();
		target();
		if (this.fresh && this.connection.isReplaceable() && !this.connection.look()) {
			this.connection.replace(null);
			makeAgain();
		}
		if (!this.fresh && this.carried != null) {
			unload();
		}
		this.connection.limits().outsideTransaction(this.made);
		Preamble preamble = this.connection.limits().due();
		if (preamble != null) {
			send(preamble, execution);
		}
	}

	// The preamble was for one execution
	private void unload() throws SQLException {
		this.made.close();
		this.recipe = this.original;
		this.carried = null;
		makeAgain();
	}

	private void send(Preamble preamble, Execution<? super S, ?> execution) throws SQLException {
		if (!this.fresh || !this.repeatable || this.inParts || !this.original.plain() || !execution.canFollow()) {
			this.connection.limits().tell(preamble);
			return;
		}
		this.carried = preamble;
		if (this.original.sql() != null) {
			this.made.close();
			this.recipe = this.original.behind(preamble);
			makeAgain();
		}
	}

	private <T> T run(Execution<? super S, T> execution, String text) throws SQLException {
		Preamble preamble = this.carried;
		Execution.Result<T> result = execution.result();
		return (preamble != null && result != null) ? preamble.execute(this.made, text, result)
				: execution.call().on(this.made);
	}

}
