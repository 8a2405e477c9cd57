package io.github.neonspring.boot.guard;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A call of a procedure or function under guard. It is as long as JDBC's interface: said
 * method by method, the compiler sees that each one is passed on as it is meant, and a
 * native image needs no hint.
 */
final class CallableStatementGuard extends PreparedStatementGuard<CallableStatement> implements CallableStatement {

	CallableStatementGuard(StatementCourse<CallableStatement> course) {
		super(course);
	}

	@Override
	public void registerOutParameter(int index, int type) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(index, type));
	}

	@Override
	public void registerOutParameter(int index, int type, int scale) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(index, type, scale));
	}

	@Override
	public boolean wasNull() throws SQLException {
		return this.course.target().wasNull();
	}

	@Override
	public @Nullable String getString(int index) throws SQLException {
		return this.course.target().getString(index);
	}

	@Override
	public boolean getBoolean(int index) throws SQLException {
		return this.course.target().getBoolean(index);
	}

	@Override
	public byte getByte(int index) throws SQLException {
		return this.course.target().getByte(index);
	}

	@Override
	public short getShort(int index) throws SQLException {
		return this.course.target().getShort(index);
	}

	@Override
	public int getInt(int index) throws SQLException {
		return this.course.target().getInt(index);
	}

	@Override
	public long getLong(int index) throws SQLException {
		return this.course.target().getLong(index);
	}

	@Override
	public float getFloat(int index) throws SQLException {
		return this.course.target().getFloat(index);
	}

	@Override
	public double getDouble(int index) throws SQLException {
		return this.course.target().getDouble(index);
	}

	@Override
	@Deprecated
	public @Nullable BigDecimal getBigDecimal(int index, int scale) throws SQLException {
		return this.course.target().getBigDecimal(index, scale);
	}

	@Override
	public byte @Nullable [] getBytes(int index) throws SQLException {
		return this.course.target().getBytes(index);
	}

	@Override
	public @Nullable Date getDate(int index) throws SQLException {
		return this.course.target().getDate(index);
	}

	@Override
	public @Nullable Time getTime(int index) throws SQLException {
		return this.course.target().getTime(index);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int index) throws SQLException {
		return this.course.target().getTimestamp(index);
	}

	@Override
	public @Nullable Object getObject(int index) throws SQLException {
		return this.course.target().getObject(index);
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
		return this.course.target().getBigDecimal(index);
	}

	@Override
	public @Nullable Object getObject(int index, Map<String, Class<?>> map) throws SQLException {
		return this.course.target().getObject(index, map);
	}

	@Override
	public @Nullable Ref getRef(int index) throws SQLException {
		return this.course.target().getRef(index);
	}

	@Override
	public @Nullable Blob getBlob(int index) throws SQLException {
		return this.course.target().getBlob(index);
	}

	@Override
	public @Nullable Clob getClob(int index) throws SQLException {
		return this.course.target().getClob(index);
	}

	@Override
	public @Nullable Array getArray(int index) throws SQLException {
		return this.course.target().getArray(index);
	}

	@Override
	public @Nullable Date getDate(int index, Calendar calendar) throws SQLException {
		return this.course.target().getDate(index, calendar);
	}

	@Override
	public @Nullable Time getTime(int index, Calendar calendar) throws SQLException {
		return this.course.target().getTime(index, calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int index, Calendar calendar) throws SQLException {
		return this.course.target().getTimestamp(index, calendar);
	}

	@Override
	public void registerOutParameter(int index, int type, String typeName) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(index, type, typeName));
	}

	@Override
	public void registerOutParameter(String name, int type) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(name, type));
	}

	@Override
	public void registerOutParameter(String name, int type, int scale) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(name, type, scale));
	}

	@Override
	public void registerOutParameter(String name, int type, String typeName) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(name, type, typeName));
	}

	@Override
	public @Nullable URL getURL(int index) throws SQLException {
		return this.course.target().getURL(index);
	}

	@Override
	public void setURL(String name, URL value) throws SQLException {
		this.course.setOnce((statement) -> statement.setURL(name, value));
	}

	@Override
	public void setNull(String name, int type) throws SQLException {
		this.course.set((statement) -> statement.setNull(name, type));
	}

	@Override
	public void setBoolean(String name, boolean value) throws SQLException {
		this.course.set((statement) -> statement.setBoolean(name, value));
	}

	@Override
	public void setByte(String name, byte value) throws SQLException {
		this.course.set((statement) -> statement.setByte(name, value));
	}

	@Override
	public void setShort(String name, short value) throws SQLException {
		this.course.set((statement) -> statement.setShort(name, value));
	}

	@Override
	public void setInt(String name, int value) throws SQLException {
		this.course.set((statement) -> statement.setInt(name, value));
	}

	@Override
	public void setLong(String name, long value) throws SQLException {
		this.course.set((statement) -> statement.setLong(name, value));
	}

	@Override
	public void setFloat(String name, float value) throws SQLException {
		this.course.set((statement) -> statement.setFloat(name, value));
	}

	@Override
	public void setDouble(String name, double value) throws SQLException {
		this.course.set((statement) -> statement.setDouble(name, value));
	}

	@Override
	public void setBigDecimal(String name, BigDecimal value) throws SQLException {
		this.course.set((statement) -> statement.setBigDecimal(name, value));
	}

	@Override
	public void setString(String name, String value) throws SQLException {
		this.course.set((statement) -> statement.setString(name, value));
	}

	@Override
	public void setBytes(String name, byte[] value) throws SQLException {
		this.course.set((statement) -> statement.setBytes(name, value));
	}

	@Override
	public void setDate(String name, Date value) throws SQLException {
		this.course.set((statement) -> statement.setDate(name, value));
	}

	@Override
	public void setTime(String name, Time value) throws SQLException {
		this.course.set((statement) -> statement.setTime(name, value));
	}

	@Override
	public void setTimestamp(String name, Timestamp value) throws SQLException {
		this.course.set((statement) -> statement.setTimestamp(name, value));
	}

	@Override
	public void setAsciiStream(String name, InputStream value, int length) throws SQLException {
		this.course.setOnce((statement) -> statement.setAsciiStream(name, value, length));
	}

	@Override
	public void setBinaryStream(String name, InputStream value, int length) throws SQLException {
		this.course.setOnce((statement) -> statement.setBinaryStream(name, value, length));
	}

	@Override
	public void setObject(String name, Object value, int type, int scale) throws SQLException {
		this.course.set(value, (statement) -> statement.setObject(name, value, type, scale));
	}

	@Override
	public void setObject(String name, Object value, int type) throws SQLException {
		this.course.set(value, (statement) -> statement.setObject(name, value, type));
	}

	@Override
	public void setObject(String name, Object value) throws SQLException {
		this.course.set(value, (statement) -> statement.setObject(name, value));
	}

	@Override
	public void setCharacterStream(String name, Reader value, int length) throws SQLException {
		this.course.setOnce((statement) -> statement.setCharacterStream(name, value, length));
	}

	@Override
	public void setDate(String name, Date value, Calendar calendar) throws SQLException {
		this.course.set((statement) -> statement.setDate(name, value, calendar));
	}

	@Override
	public void setTime(String name, Time value, Calendar calendar) throws SQLException {
		this.course.set((statement) -> statement.setTime(name, value, calendar));
	}

	@Override
	public void setTimestamp(String name, Timestamp value, Calendar calendar) throws SQLException {
		this.course.set((statement) -> statement.setTimestamp(name, value, calendar));
	}

	@Override
	public void setNull(String name, int type, String typeName) throws SQLException {
		this.course.set((statement) -> statement.setNull(name, type, typeName));
	}

	@Override
	public @Nullable String getString(String name) throws SQLException {
		return this.course.target().getString(name);
	}

	@Override
	public boolean getBoolean(String name) throws SQLException {
		return this.course.target().getBoolean(name);
	}

	@Override
	public byte getByte(String name) throws SQLException {
		return this.course.target().getByte(name);
	}

	@Override
	public short getShort(String name) throws SQLException {
		return this.course.target().getShort(name);
	}

	@Override
	public int getInt(String name) throws SQLException {
		return this.course.target().getInt(name);
	}

	@Override
	public long getLong(String name) throws SQLException {
		return this.course.target().getLong(name);
	}

	@Override
	public float getFloat(String name) throws SQLException {
		return this.course.target().getFloat(name);
	}

	@Override
	public double getDouble(String name) throws SQLException {
		return this.course.target().getDouble(name);
	}

	@Override
	public byte @Nullable [] getBytes(String name) throws SQLException {
		return this.course.target().getBytes(name);
	}

	@Override
	public @Nullable Date getDate(String name) throws SQLException {
		return this.course.target().getDate(name);
	}

	@Override
	public @Nullable Time getTime(String name) throws SQLException {
		return this.course.target().getTime(name);
	}

	@Override
	public @Nullable Timestamp getTimestamp(String name) throws SQLException {
		return this.course.target().getTimestamp(name);
	}

	@Override
	public @Nullable Object getObject(String name) throws SQLException {
		return this.course.target().getObject(name);
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(String name) throws SQLException {
		return this.course.target().getBigDecimal(name);
	}

	@Override
	public @Nullable Object getObject(String name, Map<String, Class<?>> map) throws SQLException {
		return this.course.target().getObject(name, map);
	}

	@Override
	public @Nullable Ref getRef(String name) throws SQLException {
		return this.course.target().getRef(name);
	}

	@Override
	public @Nullable Blob getBlob(String name) throws SQLException {
		return this.course.target().getBlob(name);
	}

	@Override
	public @Nullable Clob getClob(String name) throws SQLException {
		return this.course.target().getClob(name);
	}

	@Override
	public @Nullable Array getArray(String name) throws SQLException {
		return this.course.target().getArray(name);
	}

	@Override
	public @Nullable Date getDate(String name, Calendar calendar) throws SQLException {
		return this.course.target().getDate(name, calendar);
	}

	@Override
	public @Nullable Time getTime(String name, Calendar calendar) throws SQLException {
		return this.course.target().getTime(name, calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(String name, Calendar calendar) throws SQLException {
		return this.course.target().getTimestamp(name, calendar);
	}

	@Override
	public @Nullable URL getURL(String name) throws SQLException {
		return this.course.target().getURL(name);
	}

	@Override
	public @Nullable RowId getRowId(int index) throws SQLException {
		return this.course.target().getRowId(index);
	}

	@Override
	public @Nullable RowId getRowId(String name) throws SQLException {
		return this.course.target().getRowId(name);
	}

	@Override
	public void setRowId(String name, RowId value) throws SQLException {
		this.course.setOnce((statement) -> statement.setRowId(name, value));
	}

	@Override
	public void setNString(String name, String value) throws SQLException {
		this.course.set((statement) -> statement.setNString(name, value));
	}

	@Override
	public void setNCharacterStream(String name, Reader value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setNCharacterStream(name, value, length));
	}

	@Override
	public void setNClob(String name, NClob value) throws SQLException {
		this.course.setOnce((statement) -> statement.setNClob(name, value));
	}

	@Override
	public void setClob(String name, Reader value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setClob(name, value, length));
	}

	@Override
	public void setBlob(String name, InputStream value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setBlob(name, value, length));
	}

	@Override
	public void setNClob(String name, Reader value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setNClob(name, value, length));
	}

	@Override
	public @Nullable NClob getNClob(int index) throws SQLException {
		return this.course.target().getNClob(index);
	}

	@Override
	public @Nullable NClob getNClob(String name) throws SQLException {
		return this.course.target().getNClob(name);
	}

	@Override
	public void setSQLXML(String name, SQLXML value) throws SQLException {
		this.course.setOnce((statement) -> statement.setSQLXML(name, value));
	}

	@Override
	public @Nullable SQLXML getSQLXML(int index) throws SQLException {
		return this.course.target().getSQLXML(index);
	}

	@Override
	public @Nullable SQLXML getSQLXML(String name) throws SQLException {
		return this.course.target().getSQLXML(name);
	}

	@Override
	public @Nullable String getNString(int index) throws SQLException {
		return this.course.target().getNString(index);
	}

	@Override
	public @Nullable String getNString(String name) throws SQLException {
		return this.course.target().getNString(name);
	}

	@Override
	public @Nullable Reader getNCharacterStream(int index) throws SQLException {
		return this.course.target().getNCharacterStream(index);
	}

	@Override
	public @Nullable Reader getNCharacterStream(String name) throws SQLException {
		return this.course.target().getNCharacterStream(name);
	}

	@Override
	public @Nullable Reader getCharacterStream(int index) throws SQLException {
		return this.course.target().getCharacterStream(index);
	}

	@Override
	public @Nullable Reader getCharacterStream(String name) throws SQLException {
		return this.course.target().getCharacterStream(name);
	}

	@Override
	public void setBlob(String name, Blob value) throws SQLException {
		this.course.setOnce((statement) -> statement.setBlob(name, value));
	}

	@Override
	public void setClob(String name, Clob value) throws SQLException {
		this.course.setOnce((statement) -> statement.setClob(name, value));
	}

	@Override
	public void setAsciiStream(String name, InputStream value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setAsciiStream(name, value, length));
	}

	@Override
	public void setBinaryStream(String name, InputStream value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setBinaryStream(name, value, length));
	}

	@Override
	public void setCharacterStream(String name, Reader value, long length) throws SQLException {
		this.course.setOnce((statement) -> statement.setCharacterStream(name, value, length));
	}

	@Override
	public void setAsciiStream(String name, InputStream value) throws SQLException {
		this.course.setOnce((statement) -> statement.setAsciiStream(name, value));
	}

	@Override
	public void setBinaryStream(String name, InputStream value) throws SQLException {
		this.course.setOnce((statement) -> statement.setBinaryStream(name, value));
	}

	@Override
	public void setCharacterStream(String name, Reader value) throws SQLException {
		this.course.setOnce((statement) -> statement.setCharacterStream(name, value));
	}

	@Override
	public void setNCharacterStream(String name, Reader value) throws SQLException {
		this.course.setOnce((statement) -> statement.setNCharacterStream(name, value));
	}

	@Override
	public void setClob(String name, Reader value) throws SQLException {
		this.course.setOnce((statement) -> statement.setClob(name, value));
	}

	@Override
	public void setBlob(String name, InputStream value) throws SQLException {
		this.course.setOnce((statement) -> statement.setBlob(name, value));
	}

	@Override
	public void setNClob(String name, Reader value) throws SQLException {
		this.course.setOnce((statement) -> statement.setNClob(name, value));
	}

	@Override
	public <T> T getObject(int index, Class<T> type) throws SQLException {
		return this.course.target().getObject(index, type);
	}

	@Override
	public <T> T getObject(String name, Class<T> type) throws SQLException {
		return this.course.target().getObject(name, type);
	}

	@Override
	public void setObject(String name, Object value, SQLType type, int scale) throws SQLException {
		this.course.set(value, (statement) -> statement.setObject(name, value, type, scale));
	}

	@Override
	public void setObject(String name, Object value, SQLType type) throws SQLException {
		this.course.set(value, (statement) -> statement.setObject(name, value, type));
	}

	@Override
	public void registerOutParameter(int index, SQLType type) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(index, type));
	}

	@Override
	public void registerOutParameter(int index, SQLType type, int scale) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(index, type, scale));
	}

	@Override
	public void registerOutParameter(int index, SQLType type, String typeName) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(index, type, typeName));
	}

	@Override
	public void registerOutParameter(String name, SQLType type) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(name, type));
	}

	@Override
	public void registerOutParameter(String name, SQLType type, int scale) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(name, type, scale));
	}

	@Override
	public void registerOutParameter(String name, SQLType type, String typeName) throws SQLException {
		this.course.set((statement) -> statement.registerOutParameter(name, type, typeName));
	}

}
