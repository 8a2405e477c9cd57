package io.github.neonspring.boot.guard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Asks the server for one row, in one round trip.
 */
final class FirstRow {

	private FirstRow() {
	}

	/**
	 * Ask for a row.
	 * @param driver the driver's connection
	 * @param query a query
	 * @return the columns of the first row as text, none if there is no row
	 * @throws SQLException if there is no answer
	 */
	static List<@Nullable String> of(BaseConnection driver, String query) throws SQLException {
		ResultSet row = driver.execSQLQuery(query);
		Statement statement = row.getStatement();
		try (statement; row) {
			return row.next() ? columns(row) : List.of();
		}
	}

	private static List<@Nullable String> columns(ResultSet row) throws SQLException {
		List<@Nullable String> columns = new ArrayList<>();
		for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
			columns.add(row.getString(i));
		}
		return columns;
	}

}
