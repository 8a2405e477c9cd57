package io.github.neonspring.boot.guard;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.jdbc.DelegatingConnection;

/**
 * A driver's connection whose statements carry a comment. Calls of functions in JDBC's
 * own form carry none: the driver reads them to the end.
 */
final class CommentingConnection extends DelegatingConnection {

	private static final Set<String> TAKES_TEXT = Set.of("execute", "executeQuery", "executeUpdate",
			"executeLargeUpdate", "addBatch");

	private final Connection driver;

	private final SqlComments comments;

	private CommentingConnection(Connection driver, SqlComments comments) {
		this.driver = driver;
		this.comments = comments;
	}

	static Connection of(Connection driver, SqlComments comments) {
		return (comments != SqlComments.NONE) ? new CommentingConnection(driver, comments) : driver;
	}

	@Override
	protected Connection delegate() {
		return this.driver;
	}

	@Override
	public Statement createStatement() throws SQLException {
		return commenting(super.createStatement());
	}

	@Override
	public Statement createStatement(int type, int concurrency) throws SQLException {
		return commenting(super.createStatement(type, concurrency));
	}

	@Override
	public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
		return commenting(super.createStatement(type, concurrency, holdability));
	}

	private Statement commenting(Statement statement) {
		return (Statement) Proxy.newProxyInstance(CommentingConnection.class.getClassLoader(),
				new Class<?>[] { Statement.class }, (proxy, method, arguments) -> invoke(statement, method, arguments));
	}

	private @Nullable Object invoke(Statement statement, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (arguments != null && TAKES_TEXT.contains(method.getName()) && arguments[0] instanceof String sql) {
			arguments[0] = this.comments.behind(sql);
		}
		try {
			return method.invoke(statement, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	@Override
	public PreparedStatement prepareStatement(String sql) throws SQLException {
		return super.prepareStatement(this.comments.behind(sql));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
		return super.prepareStatement(this.comments.behind(sql), type, concurrency);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
			throws SQLException {
		return super.prepareStatement(this.comments.behind(sql), type, concurrency, holdability);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
		return super.prepareStatement(this.comments.behind(sql), generatedKeys);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
		return super.prepareStatement(this.comments.behind(sql), columnIndexes);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
		return super.prepareStatement(this.comments.behind(sql), columnNames);
	}

}
