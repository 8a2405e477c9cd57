package io.github.neonspring.boot.guard;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection that puts its statements under guard.
 */
abstract class PreparingConnection extends RecordingConnection {

	PreparingConnection(AtomicInteger initialIsolation) {
		super(initialIsolation);
	}

	/**
	 * Make a statement, and note how.
	 * @param recipe how it is made
	 * @param <S> the driver's type of statement
	 * @return the course of the statement
	 * @throws SQLException if the driver fails
	 */
	abstract <S extends Statement> StatementCourse<S> course(Recipe<S> recipe) throws SQLException;

	@Override
	public Statement createStatement() throws SQLException {
		return new StatementGuard<>(course(Recipe.of((connection) -> connection.createStatement())));
	}

	@Override
	public Statement createStatement(int type, int concurrency) throws SQLException {
		return new StatementGuard<>(course(Recipe.of((connection) -> connection.createStatement(type, concurrency))));
	}

	@Override
	public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
		return new StatementGuard<>(
				course(Recipe.of((connection) -> connection.createStatement(type, concurrency, holdability))));
	}

	@Override
	public PreparedStatement prepareStatement(String sql) throws SQLException {
		return prepared(new Recipe<>(sql, true, Connection::prepareStatement));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
		return prepared(
				new Recipe<>(sql, true, (connection, text) -> connection.prepareStatement(text, type, concurrency)));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
			throws SQLException {
		return prepared(new Recipe<>(sql, true,
				(connection, text) -> connection.prepareStatement(text, type, concurrency, holdability)));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
		return prepared(
				new Recipe<>(sql, false, (connection, text) -> connection.prepareStatement(text, generatedKeys)));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
		return prepared(
				new Recipe<>(sql, false, (connection, text) -> connection.prepareStatement(text, columnIndexes)));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
		return prepared(new Recipe<>(sql, false, (connection, text) -> connection.prepareStatement(text, columnNames)));
	}

	private PreparedStatement prepared(Recipe<PreparedStatement> recipe) throws SQLException {
		return new PreparedStatementGuard<>(course(recipe));
	}

	@Override
	public CallableStatement prepareCall(String sql) throws SQLException {
		return new CallableStatementGuard(course(new Recipe<>(sql, false, Connection::prepareCall)));
	}

	@Override
	public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
		return new CallableStatementGuard(course(
				new Recipe<>(sql, false, (connection, text) -> connection.prepareCall(text, type, concurrency))));
	}

	@Override
	public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
		return new CallableStatementGuard(course(new Recipe<>(sql, false,
				(connection, text) -> connection.prepareCall(text, type, concurrency, holdability))));
	}

}
