package io.github.neonspring.boot.testkit.rules.snippets;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.springframework.jdbc.core.ConnectionCallback;

import io.github.neonspring.boot.testkit.rules.LeakRule;

class BadStatements {

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
	static class OnlyTheStatementIsClosed extends Jdbc {

		void touch(long id) throws SQLException {
			try (PreparedStatement statement = this.dataSource.getConnection().prepareStatement(SQL)) {
				statement.setLong(1, id);
				statement.execute();
			}
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

	@Breaks(LeakRule.RESULT_SET_NOT_CLOSED)
	static class MetaData extends Jdbc {

		boolean hasTable(Connection connection, String name) throws SQLException {
			return connection.getMetaData().getTables(null, null, name, null).next();
		}

	}

}
