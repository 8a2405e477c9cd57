package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * A statement under guard: what is set and executed takes its {@link StatementCourse}. It
 * is as long as JDBC's interface.
 *
 * @param <S> the driver's type of statement
 */
class StatementGuard<S extends Statement> implements Statement {

	private static final Execution<Statement, int[]> BATCH = new Execution<>(null, Statement::executeBatch, null);

	private static final Execution<Statement, long[]> LARGE_BATCH = new Execution<>(null, Statement::executeLargeBatch,
			null);

	final StatementCourse<S> course;

	StatementGuard(StatementCourse<S> course) {
		this.course = course;
	}

	@Override
	public ResultSet executeQuery(String sql) throws SQLException {
		return this.course.reading(
				this.course.execute(new Execution<>(sql, (statement) -> statement.executeQuery(sql), Execution::rows)));
	}

	@Override
	public int executeUpdate(String sql) throws SQLException {
		return this.course
			.execute(new Execution<>(sql, (statement) -> statement.executeUpdate(sql), Execution::updated));
	}

	@Override
	public void close() throws SQLException {
		this.course.close();
	}

	@Override
	public int getMaxFieldSize() throws SQLException {
		return this.course.target().getMaxFieldSize();
	}

	@Override
	public void setMaxFieldSize(int max) throws SQLException {
		this.course.set((statement) -> statement.setMaxFieldSize(max));
	}

	@Override
	public int getMaxRows() throws SQLException {
		return this.course.target().getMaxRows();
	}

	@Override
	public void setMaxRows(int max) throws SQLException {
		this.course.set((statement) -> statement.setMaxRows(max));
	}

	@Override
	public void setEscapeProcessing(boolean enable) throws SQLException {
		this.course.set((statement) -> statement.setEscapeProcessing(enable));
	}

	@Override
	public int getQueryTimeout() throws SQLException {
		return this.course.target().getQueryTimeout();
	}

	@Override
	public void setQueryTimeout(int seconds) throws SQLException {
		this.course.set((statement) -> statement.setQueryTimeout(seconds));
	}

	@Override
	public void cancel() throws SQLException {
		this.course.made().cancel();
	}

	@Override
	public @Nullable SQLWarning getWarnings() throws SQLException {
		return this.course.target().getWarnings();
	}

	@Override
	public void clearWarnings() throws SQLException {
		this.course.target().clearWarnings();
	}

	@Override
	public void setCursorName(String name) throws SQLException {
		this.course.set((statement) -> statement.setCursorName(name));
	}

	@Override
	public boolean execute(String sql) throws SQLException {
		return this.course.execute(new Execution<>(sql, (statement) -> statement.execute(sql), Execution::any));
	}

	@Override
	public @Nullable ResultSet getResultSet() throws SQLException {
		ResultSet rows = this.course.target().getResultSet();
		return (rows != null) ? this.course.reading(rows) : null;
	}

	@Override
	public int getUpdateCount() throws SQLException {
		return this.course.target().getUpdateCount();
	}

	@Override
	public boolean getMoreResults() throws SQLException {
		return this.course.target().getMoreResults();
	}

	@Override
	public void setFetchDirection(int direction) throws SQLException {
		this.course.set((statement) -> statement.setFetchDirection(direction));
	}

	@Override
	public int getFetchDirection() throws SQLException {
		return this.course.target().getFetchDirection();
	}

	@Override
	public void setFetchSize(int rows) throws SQLException {
		this.course.fetchesInParts();
		this.course.set((statement) -> statement.setFetchSize(rows));
	}

	@Override
	public int getFetchSize() throws SQLException {
		return this.course.target().getFetchSize();
	}

	@Override
	public int getResultSetConcurrency() throws SQLException {
		return this.course.target().getResultSetConcurrency();
	}

	@Override
	public int getResultSetType() throws SQLException {
		return this.course.target().getResultSetType();
	}

	@Override
	public void addBatch(String sql) throws SQLException {
		this.course.addToBatch(sql);
		this.course.set((statement) -> statement.addBatch(sql));
	}

	@Override
	public void clearBatch() throws SQLException {
		this.course.clearBatch();
		this.course.set((statement) -> statement.clearBatch());
	}

	@Override
	public int[] executeBatch() throws SQLException {
		return this.course.execute(BATCH);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return this.course.connection();
	}

	@Override
	public boolean getMoreResults(int current) throws SQLException {
		return this.course.target().getMoreResults(current);
	}

	@Override
	public ResultSet getGeneratedKeys() throws SQLException {
		return this.course.target().getGeneratedKeys();
	}

	@Override
	public int executeUpdate(String sql, int generatedKeys) throws SQLException {
		return this.course
			.execute(new Execution<>(sql, (statement) -> statement.executeUpdate(sql, generatedKeys), null));
	}

	@Override
	public int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
		return this.course
			.execute(new Execution<>(sql, (statement) -> statement.executeUpdate(sql, columnIndexes), null));
	}

	@Override
	public int executeUpdate(String sql, String[] columnNames) throws SQLException {
		return this.course
			.execute(new Execution<>(sql, (statement) -> statement.executeUpdate(sql, columnNames), null));
	}

	@Override
	public boolean execute(String sql, int generatedKeys) throws SQLException {
		return this.course.execute(new Execution<>(sql, (statement) -> statement.execute(sql, generatedKeys), null));
	}

	@Override
	public boolean execute(String sql, int[] columnIndexes) throws SQLException {
		return this.course.execute(new Execution<>(sql, (statement) -> statement.execute(sql, columnIndexes), null));
	}

	@Override
	public boolean execute(String sql, String[] columnNames) throws SQLException {
		return this.course.execute(new Execution<>(sql, (statement) -> statement.execute(sql, columnNames), null));
	}

	@Override
	public int getResultSetHoldability() throws SQLException {
		return this.course.target().getResultSetHoldability();
	}

	@Override
	public boolean isClosed() throws SQLException {
		return this.course.made().isClosed();
	}

	@Override
	public void setPoolable(boolean poolable) throws SQLException {
		this.course.set((statement) -> statement.setPoolable(poolable));
	}

	@Override
	public boolean isPoolable() throws SQLException {
		return this.course.target().isPoolable();
	}

	@Override
	public void closeOnCompletion() throws SQLException {
		this.course.set((statement) -> statement.closeOnCompletion());
	}

	@Override
	public boolean isCloseOnCompletion() throws SQLException {
		return this.course.target().isCloseOnCompletion();
	}

	@Override
	public long getLargeUpdateCount() throws SQLException {
		return this.course.target().getLargeUpdateCount();
	}

	@Override
	public void setLargeMaxRows(long max) throws SQLException {
		this.course.set((statement) -> statement.setLargeMaxRows(max));
	}

	@Override
	public long getLargeMaxRows() throws SQLException {
		return this.course.target().getLargeMaxRows();
	}

	@Override
	public long[] executeLargeBatch() throws SQLException {
		return this.course.execute(LARGE_BATCH);
	}

	@Override
	public long executeLargeUpdate(String sql) throws SQLException {
		return this.course
			.execute(new Execution<>(sql, (statement) -> statement.executeLargeUpdate(sql), Execution::largeUpdated));
	}

	@Override
	public long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
		return this.course
			.execute(new Execution<>(sql, (statement) -> statement.executeLargeUpdate(sql, generatedKeys), null));
	}

	@Override
	public long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
		return this.course
			.execute(new Execution<>(sql, (statement) -> statement.executeLargeUpdate(sql, columnIndexes), null));
	}

	@Override
	public long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
		return this.course
			.execute(new Execution<>(sql, (statement) -> statement.executeLargeUpdate(sql, columnNames), null));
	}

	@Override
	public String enquoteLiteral(String text) throws SQLException {
		return this.course.target().enquoteLiteral(text);
	}

	@Override
	public String enquoteIdentifier(String identifier, boolean always) throws SQLException {
		return this.course.target().enquoteIdentifier(identifier, always);
	}

	@Override
	public boolean isSimpleIdentifier(String identifier) throws SQLException {
		return this.course.target().isSimpleIdentifier(identifier);
	}

	@Override
	public String enquoteNCharLiteral(String text) throws SQLException {
		return this.course.target().enquoteNCharLiteral(text);
	}

	@Override
	public <T> T unwrap(Class<T> type) throws SQLException {
		return type.isInstance(this) ? type.cast(this) : this.course.target().unwrap(type);
	}

	@Override
	public boolean isWrapperFor(Class<?> type) throws SQLException {
		return type.isInstance(this) || this.course.target().isWrapperFor(type);
	}

	@Override
	public String toString() {
		return this.course.made().toString();
	}

}
