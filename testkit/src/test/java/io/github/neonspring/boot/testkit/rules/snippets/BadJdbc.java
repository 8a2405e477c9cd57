package io.github.neonspring.boot.testkit.rules.snippets;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.datasource.DataSourceUtils;

import io.github.neonspring.boot.testkit.rules.LeakRule;

class BadJdbc {

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class NeverClosed extends Jdbc {

		long balance(long id) throws SQLException {
			return balance(this.dataSource.getConnection(), id);
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class ClosedUnlessItThrows extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = this.dataSource.getConnection();
			long balance = balance(connection, id);
			connection.close();
			return balance;
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class ThrowsBetweenOpenAndTry extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = this.dataSource.getConnection();
			connection.setReadOnly(true);
			try {
				return balance(connection, id);
			}
			finally {
				connection.close();
			}
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class EarlyReturn extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = this.dataSource.getConnection();
			if (id < 0) {
				return 0;
			}
			try {
				return balance(connection, id);
			}
			finally {
				connection.close();
			}
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class ClosedInOneBranch extends Jdbc {

		long balance(long id, boolean done) throws SQLException {
			Connection connection = this.dataSource.getConnection();
			try {
				return balance(connection, id);
			}
			finally {
				if (done) {
					connection.close();
				}
			}
		}

	}

	@Breaks(LeakRule.STATEMENT_NOT_CLOSED)
	static class StatementLeftOpen extends Jdbc {

		boolean exists(long id) throws SQLException {
			try (Connection connection = this.dataSource.getConnection()) {
				PreparedStatement statement = connection.prepareStatement(SQL);
				statement.setLong(1, id);
				return statement.executeQuery().next();
			}
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class SecondOfTwo extends Jdbc {

		long difference(long id) throws SQLException {
			try (Connection connection = this.dataSource.getConnection()) {
				Connection second = this.other.getConnection();
				return balance(connection, id) - balance(second, id);
			}
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class OpenedByHelper extends Jdbc {

		long balance(long id) throws SQLException {
			return balance(open(), id);
		}

		private Connection open() throws SQLException {
			return this.dataSource.getConnection();
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class KeptInField extends Jdbc {

		private Connection connection;

		void start() throws SQLException {
			this.connection = this.dataSource.getConnection();
		}

		long balance(long id) throws SQLException {
			return balance(this.connection, id);
		}

	}

	@Breaks(LeakRule.STATEMENT_NOT_CLOSED)
	static class OnlyTheLastOfALoop extends Jdbc {

		void load(List<Long> ids) throws SQLException {
			try (Connection connection = this.dataSource.getConnection()) {
				PreparedStatement statement = null;
				try {
					for (long id : ids) {
						statement = connection.prepareStatement(SQL);
						statement.setLong(1, id);
						statement.execute();
					}
				}
				finally {
					if (statement != null) {
						statement.close();
					}
				}
			}
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class Overwritten extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = this.dataSource.getConnection();
			connection = this.other.getConnection();
			try {
				return balance(connection, id);
			}
			finally {
				connection.close();
			}
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class ClosedOnFailureOnly extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = this.dataSource.getConnection();
			try {
				return balance(connection, id);
			}
			catch (SQLException ex) {
				connection.close();
				throw ex;
			}
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class InLambda extends Jdbc {

		void touch(List<Long> ids) {
			ids.forEach((id) -> {
				try {
					Connection connection = this.dataSource.getConnection();
					balance(connection, id);
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class OnlyTheStatementIsClosed extends Jdbc {

		void touch(long id) throws SQLException {
			try (PreparedStatement statement = this.dataSource.getConnection().prepareStatement(SQL)) {
				statement.setLong(1, id);
				statement.execute();
			}
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class OneOfTwoByTernary extends Jdbc {

		long balance(long id, boolean here) throws SQLException {
			Connection connection = here ? this.dataSource.getConnection() : this.other.getConnection();
			return balance(connection, id);
		}

	}

	@Breaks(LeakRule.RESULT_SET_NOT_CLOSED)
	static class ResultOfALastingStatement extends Jdbc implements AutoCloseable {

		private PreparedStatement statement;

		boolean exists(long id) throws SQLException {
			this.statement.setLong(1, id);
			ResultSet result = this.statement.executeQuery();
			return result.next();
		}

		@Override
		public void close() throws SQLException {
			this.statement.close();
		}

	}

	@Breaks(LeakRule.STATEMENT_NOT_CLOSED)
	static class StatementInCallback extends Jdbc {

		void vacuum() {
			this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> connection.createStatement()
				.execute("ANALYZE account"));
		}

	}

	@Breaks(LeakRule.CONNECTION_NOT_CLOSED)
	static class NotReleased extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = DataSourceUtils.getConnection(this.dataSource);
			return balance(connection, id);
		}

	}

	@Breaks(LeakRule.DRIVER_MANAGER)
	static class PastThePool extends Jdbc {

		long balance(String url, long id) throws SQLException {
			try (Connection connection = DriverManager.getConnection(url)) {
				return balance(connection, id);
			}
		}

	}

	@Breaks(LeakRule.RESULT_SET_NOT_CLOSED)
	static class MetaData extends Jdbc {

		boolean hasTable(Connection connection, String name) throws SQLException {
			return connection.getMetaData().getTables(null, null, name, null).next();
		}

	}

}
