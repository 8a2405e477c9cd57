package io.github.neonspring.boot.testkit.rules.snippets;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

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
	static class OneOfTwoByTernary extends Jdbc {

		long balance(long id, boolean here) throws SQLException {
			Connection connection = here ? this.dataSource.getConnection() : this.other.getConnection();
			return balance(connection, id);
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

}
