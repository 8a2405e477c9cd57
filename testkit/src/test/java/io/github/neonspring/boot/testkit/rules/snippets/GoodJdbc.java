package io.github.neonspring.boot.testkit.rules.snippets;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.JdbcUtils;

class GoodJdbc {

	static class TryWithResources extends Jdbc {

		long balance(long id) throws SQLException {
			try (Connection connection = this.dataSource.getConnection();
					PreparedStatement statement = connection.prepareStatement(SQL)) {
				statement.setLong(1, id);
				try (ResultSet result = statement.executeQuery()) {
					if (result.next()) {
						return result.getLong(1);
					}
				}
			}
			return 0;
		}

	}

	static class ClosedInFinally extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = this.dataSource.getConnection();
			try {
				return balance(connection, id);
			}
			finally {
				connection.close();
			}
		}

	}

	static class AllClosedInOneFinally extends Jdbc {

		long balance(long id) {
			Connection connection = null;
			PreparedStatement statement = null;
			ResultSet result = null;
			try {
				connection = this.dataSource.getConnection();
				statement = connection.prepareStatement(SQL);
				statement.setLong(1, id);
				result = statement.executeQuery();
				return result.next() ? result.getLong(1) : 0;
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			finally {
				JdbcUtils.closeResultSet(result);
				JdbcUtils.closeStatement(statement);
				JdbcUtils.closeConnection(connection);
			}
		}

	}

	static class Released extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = DataSourceUtils.getConnection(this.dataSource);
			try {
				return balance(connection, id);
			}
			finally {
				DataSourceUtils.releaseConnection(connection, this.dataSource);
			}
		}

	}

	static class StatementClosesItsResult extends Jdbc {

		boolean exists(Connection connection, long id) throws SQLException {
			try (PreparedStatement statement = connection.prepareStatement(SQL)) {
				statement.setLong(1, id);
				ResultSet result = statement.executeQuery();
				return result.next();
			}
		}

	}

	static class StatementCreator extends Jdbc {

		Number insert(String owner) {
			GeneratedKeyHolder keys = new GeneratedKeyHolder();
			this.jdbc.update((connection) -> {
				PreparedStatement statement = connection.prepareStatement("INSERT INTO account (owner) VALUES (?)",
						Statement.RETURN_GENERATED_KEYS);
				statement.setString(1, owner);
				return statement;
			}, keys);
			return keys.getKey();
		}

	}

	static class Template extends Jdbc {

		List<Long> balances(long id) {
			return this.jdbc.query(SQL, (result, row) -> result.getLong(1), id);
		}

	}

	static class Callback extends Jdbc {

		Boolean analyze() {
			return this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
				try (Statement statement = connection.createStatement()) {
					return statement.execute("ANALYZE account");
				}
			});
		}

	}

	static class StatementCallback extends Jdbc {

		Boolean exists() {
			return this.jdbc.execute(SQL, (PreparedStatementCallback<Boolean>) (statement) -> {
				ResultSet result = statement.executeQuery();
				return result.next();
			});
		}

	}

	static class OneOfTwoByTernary extends Jdbc {

		long balance(long id, boolean here) throws SQLException {
			try (Connection connection = here ? this.dataSource.getConnection() : this.other.getConnection()) {
				return balance(connection, id);
			}
		}

	}

	static class Loop extends Jdbc {

		long sum(List<Long> ids) throws SQLException {
			long sum = 0;
			for (long id : ids) {
				try (Connection connection = this.dataSource.getConnection()) {
					if (id < 0) {
						continue;
					}
					sum += balance(connection, id);
				}
			}
			return sum;
		}

	}

	static class ClosedOnCompletion extends Jdbc {

		boolean exists(Connection connection) throws SQLException {
			Statement statement = connection.createStatement();
			statement.closeOnCompletion();
			try (ResultSet result = statement.executeQuery(SQL)) {
				return result.next();
			}
		}

	}

	static class ClosedOnEveryWay extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = this.dataSource.getConnection();
			long balance;
			try {
				balance = balance(connection, id);
			}
			catch (SQLException | RuntimeException ex) {
				connection.close();
				throw ex;
			}
			connection.close();
			return balance;
		}

	}

	static class ClosedThroughTheResult extends Jdbc {

		long balance(ResultSet result) throws SQLException {
			try {
				return result.getLong(1);
			}
			finally {
				result.getStatement().close();
			}
		}

		long balance(Connection connection) throws SQLException {
			Statement statement = connection.createStatement();
			try {
				return balance(statement.executeQuery(SQL));
			}
			finally {
				statement.close();
			}
		}

	}

}
