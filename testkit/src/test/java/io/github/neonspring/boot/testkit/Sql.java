package io.github.neonspring.boot.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Short forms for plain pgjdbc in tests.
 */
final class Sql {

	private Sql() {
	}

	static String value(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

	static String value(String url, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url)) {
			return value(connection, sql);
		}
	}

	static void run(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	static void run(String url, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url)) {
			run(connection, sql);
		}
	}

	static void connect(String url) throws SQLException {
		DriverManager.getConnection(url).close();
	}

	static SQLException failure(ThrowingCallable action) {
		return catchThrowableOfType(SQLException.class, action);
	}

	static SQLException loginFailure(String url) {
		return failure(() -> connect(url));
	}

	static SimulatorStats counted(NeonSimulator simulator, Callable<?> action) throws Exception {
		SimulatorStats before = simulator.stats();
		action.call();
		return simulator.stats().minus(before);
	}

}
