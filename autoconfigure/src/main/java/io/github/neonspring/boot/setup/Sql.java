package io.github.neonspring.boot.setup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * SQL on one connection, in as few words as the set-up needs.
 *
 * @param connection the connection
 */
record Sql(Connection connection) {

	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	int update(String sql, @Nullable Object... values) throws SQLException {
		try (PreparedStatement statement = prepare(sql, values)) {
			return statement.executeUpdate();
		}
	}

	<T> List<T> query(RowOf<T> row, String sql, @Nullable Object... values) throws SQLException {
		try (PreparedStatement statement = prepare(sql, values); ResultSet rows = statement.executeQuery()) {
			List<T> result = new ArrayList<>();
			while (rows.next()) {
				result.add(row.read(rows));
			}
			return result;
		}
	}

	List<String> texts(String sql, @Nullable Object... values) throws SQLException {
		return query((row) -> row.getString(1), sql, values);
	}

	boolean is(String sql, @Nullable Object... values) throws SQLException {
		return query((row) -> row.getBoolean(1), sql, values).contains(true);
	}

	private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
		PreparedStatement statement = this.connection.prepareStatement(sql);
		for (int i = 0; i < values.length; i++) {
			Object value = values[i];
			if (value instanceof List<?> list) {
				statement.setArray(i + 1, this.connection.createArrayOf("text", list.toArray()));
			}
			else {
				statement.setObject(i + 1, value);
			}
		}
		return statement;
	}

	static String identifier(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	static String literal(String text) {
		return '\'' + text.replace("'", "''") + '\'';
	}

	/**
	 * Reads one row.
	 *
	 * @param <T> what a row is
	 */
	@FunctionalInterface
	interface RowOf<T> {

		T read(ResultSet row) throws SQLException;

	}

}
