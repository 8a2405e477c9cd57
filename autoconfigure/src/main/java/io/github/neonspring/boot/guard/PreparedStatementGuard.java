package io.github.neonspring.boot.guard;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

import org.jspecify.annotations.Nullable;

/**
 * A prepared statement under guard. It is as long as JDBC's interface, and says of each
 * parameter whether it can be set again.
 *
 * @param <S> the driver's type of statement
 */
class PreparedStatementGuard<S extends PreparedStatement> extends StatementGuard<S> implements PreparedStatement {

	private static final Execution<PreparedStatement, Boolean> ANY = new Execution<>(null, PreparedStatement::execute,
			Execution::any);

	private static final Execution<PreparedStatement, ResultSet> QUERY = new Execution<>(null,
			PreparedStatement::executeQuery, Execution::rows);

	private static final Execution<PreparedStatement, Integer> UPDATE = new Execution<>(null,
			PreparedStatement::executeUpdate, Execution::updated);

	private static final Execution<PreparedStatement, Long> LARGE_UPDATE = new Execution<>(null,
			PreparedStatement::executeLargeUpdate, Execution::largeUpdated);

	PreparedStatementGuard(StatementCourse<S> course) {
		super(course);
	}

	@Override
	public ResultSet executeQuery() throws SQLException {
		return this.course.reading(this.course.execute(QUERY));
	}

	@Override
	public int executeUpdate() throws SQLException {
		return this.course.execute(UPDATE);
	}

	@Override
	public void setNull(int index, int type) throws SQLException {
		this.course.set((statement) -> statement.setNull(index, type));
	}

	@Override
	public void setBoolean(int index, boolean value) throws SQLException {
		this.course.set((statement) -> statement.setBoolean(index, value));
	}

	@Override
	public void setByte(int index, byte value) throws SQLException {
		this.course.set((statement) -> statement.setByte(index, value));
	}

	@Override
	public void setShort(int index, short value) throws SQLException {
		this.course.set((statement) -> statement.setShort(index, value));
	}

	@Override
	public void setInt(int index, int value) throws SQLException {
		this.course.set((statement) -> statement.setInt(index, value));
	}

	@Override
	public void setLong(int index, long value) throws SQLException {
		this.course.set((statement) -> statement.setLong(index, value));
	}

	@Override
	public void setFloat(int index, float value) throws SQLException {
		this.course.set((statement) -> statement.setFloat(index, value));
	}

	@Override
	public void setDouble(int index, double value) throws SQLException {
		this.course.set((statement) -> statement.setDouble(index, value));
	}

	@Override
	public void setBigDecimal(int index, BigDecimal value) throws SQLException {
		this.course.set((statement) -> statement.setBigDecimal(index, value));
	}

	@Override
	public void setString(int index, String value) throws SQLException {
		this.course.set((statement) -> statement.setString(index, value));
	}

	@Override
	public void setBytes(int index, byte[] value) throws SQLException {
		this.course.set((statement) -> statement.setBytes(index, value));
	}

	@Override
	public void setDate(int index, Date value) throws SQLException {
		this.course.set((statement) -> statement.setDate(index, value));
	}

	@Override
	public void setTime(int index, Time value) throws SQLException {
		this.course.set((statement) -> statement.setTime(index, value));
	}

	@Override
	public void setTimestamp(int index, Timestamp value) throws SQLException {
		this.course.set((statement) -> statement.setTimestamp(index, value));
	}

	@Override
	public void setAsciiStream(int index, InputStream value, int length) throws SQLException {
		this.course.setOnce((statement) -> statement.setAsciiStream(index, value, length));
	}

	@Override
	@Deprecated
	public void setUnicodeStream(int index, InputStream value, int length) throws SQLException {
		this.course.setOnce((statement) -> statement.setUnicodeStream(index, value, length));
	}

	@Override
	public void setBinaryStream(int index, InputStream value, int length) throws SQLException {
		this.course.setOnce((statement) -> statement.setBinaryStream(index, value, length));
	}

	@Override
	public void clearParameters() throws SQLException {
		this.course.set((statement) -> statement.clearParameters());
	}

	@Override
	public void setObject(int index, Object value, int type) throws SQLException {
		this.course.set(value, (statement) -> statement.setObject(index, value, type));
	}

	@Override
	public void setObject(int index, Object value) throws SQLException {
		this.course.set(value, (statement) -> statement.setObject(index, value));
	}

	@Override
	public boolean execute() throws SQLException {
		return this.course.execute(ANY);
	}

	@Override
	public void addBatch() throws SQLException {
		this.course.set((statement) -> statement.addBatch());
	}

	@Override
	public void setCharacterStream(int index, Reader value, int length) throws SQLException {
		this.course.setOnce((statement) -> statement.setCharacterStream(index, value, length));
	}

	@Override
	public void setRef(int index, Ref value) throws SQLException {
		this.course.setOnce((statement) -> statement.setRef(index, value));
	}

	@Override
	public void setBlob(int index, Blob value) throws SQLException {
		this.course.setOnce((statement) -> statement.setBlob(index, value));
	}

	@Override
	public void setClob(int index, Clob value) throws SQLException {
		this.course.setOnce((statement) -> statement.setClob(index, value));
	}

	@Override
	public void setArray(int index, Array value) throws SQLException {
		this.course.setOnce((statement) -> statement.setArray(index, value));
	}

	@Override
	public @Nullable ResultSetMetaData getMetaData() throws SQLException {
		return this.course.target().getMetaData();
	}

	@Override
	public void setDate(int index, Date value, Calendar calendar) throws SQLException {
		this.course.set((statement) -> statement.setDate(index, value, calendar));
	}

	@Override
	public void setTime(int index, Time value, Calendar calendar) throws SQLException {
		this.course.set((statement) -> statement.setTime(index, value, calendar));
	}

	@Override
	public void setTimestamp(int index, Timestamp value, Calendar calendar) throws SQLException {
		this.course.set((statement) -> statement.setTimestamp(index, value, calendar));
	}

	@Override
	public void setNull(int index, int type, String typeName) throws SQLException {
		this.course.set((statement) -> statement.setNull(index, type, typeName));
	}

	@Override
	public void setURL(int index, URL value) throws SQLException {
		this.course.setOnce((statement) -> statement.setURL(index, value));
	}

	@Override
	public ParameterMetaData getParameterMetaData() throws SQLException {
		return this.course.target().getParameterMetaData();
	}

	@Override
	public void setRowId(int index, RowId value) throws SQLException {
		this.course.setOnce((statement) -> statement.setRowId(index, value));
	}

	@Override
	public void setNString(int index, String value) throws SQLException {
		this.course.set((statement) -> statement.setNString(index, value));
	}

	@Override
	public void setNCharacterStream(int index, Reader value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setNCharacterStream(index, value, length));
	}

	@Override
	public void setNClob(int index, NClob value) throws SQLException {
		this.course.setOnce((statement) -> statement.setNClob(index, value));
	}

	@Override
	public void setClob(int index, Reader value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setClob(index, value, length));
	}

	@Override
	public void setBlob(int index, InputStream value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setBlob(index, value, length));
	}

	@Override
	public void setNClob(int index, Reader value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setNClob(index, value, length));
	}

	@Override
	public void setSQLXML(int index, SQLXML value) throws SQLException {
		this.course.setOnce((statement) -> statement.setSQLXML(index, value));
	}

	@Override
	public void setObject(int index, Object value, int type, int scale) throws SQLException {
		this.course.set(value, (statement) -> statement.setObject(index, value, type, scale));
	}

	@Override
	public void setAsciiStream(int index, InputStream value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setAsciiStream(index, value, length));
	}

	@Override
	public void setBinaryStream(int index, InputStream value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setBinaryStream(index, value, length));
	}

	@Override
	public void setCharacterStream(int index, Reader value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setCharacterStream(index, value, length));
	}

	@Override
	public void setAsciiStream(int index, InputStream value) throws SQLException {
		this.course.setOnce((statement) -> statement.setAsciiStream(index, value));
	}

	@Override
	public void setBinaryStream(int index, InputStream value) throws SQLException {
		this.course.setOnce((statement) -> statement.setBinaryStream(index, value));
	}

	@Override
	public void setCharacterStream(int index, Reader value) throws SQLException {
		this.course.setOnce((statement) -> statement.setCharacterStream(index, value));
	}

	@Override
	public void setNCharacterStream(int index, Reader value) throws SQLException {
		this.course.setOnce((statement) -> statement.setNCharacterStream(index, value));
	}

	@Override
	public void setClob(int index, Reader value) throws SQLException {
		this.course.setOnce((statement) -> statement.setClob(index, value));
	}

	@Override
	public void setBlob(int index, InputStream value) throws SQLException {
		this.course.setOnce((statement) -> statement.setBlob(index, value));
	}

	@Override
	public void setNClob(int index, Reader value) throws SQLException {
		this.course.setOnce((statement) -> statement.setNClob(index, value));
	}

	@Override
	public void setObject(int index, Object value, SQLType type, int scale) throws SQLException {
		this.course.set(value, (statement) -> statement.setObject(index, value, type, scale));
	}

	@Override
	public void setObject(int index, Object value, SQLType type) throws SQLException {
		this.course.set(value, (statement) -> statement.setObject(index, value, type));
	}

	@Override
	public long executeLargeUpdate() throws SQLException {
		return this.course.execute(LARGE_UPDATE);
	}

}
