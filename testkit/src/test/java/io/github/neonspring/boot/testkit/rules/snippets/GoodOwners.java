package io.github.neonspring.boot.testkit.rules.snippets;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicLong;

class GoodOwners {

	static class ClosedWhereItIsItsOwn extends Jdbc {

		long balanceOn(Connection given, long id) throws SQLException {
			boolean own = given == null;
			Connection connection = own ? this.dataSource.getConnection() : given;
			try {
				return balance(connection, id);
			}
			finally {
				if (own) {
					connection.close();
				}
			}
		}

	}

	static class ClosedByAHelper extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = this.dataSource.getConnection();
			try {
				return balance(connection, id);
			}
			finally {
				cleanUpAfter(connection);
			}
		}

	}

	static class OpenedByHelperAndClosed extends Jdbc {

		long balance(long id) throws SQLException {
			try (Connection connection = open()) {
				return balance(connection, id);
			}
		}

		private Connection open() throws SQLException {
			Connection connection = this.dataSource.getConnection();
			try {
				connection.setReadOnly(true);
				return connection;
			}
			catch (SQLException ex) {
				connection.close();
				throw ex;
			}
		}

	}

	static class FieldThatCloseCloses extends Jdbc implements AutoCloseable {

		private Connection connection;

		void start() throws SQLException {
			this.connection = this.dataSource.getConnection();
		}

		@Override
		public void close() throws SQLException {
			Connection current = this.connection;
			if (current != null) {
				current.close();
			}
		}

	}

	static class LazyFieldThatCloseCloses extends Jdbc implements AutoCloseable {

		private Connection connection;

		long balance(long id) throws SQLException {
			return balance(connection(), id);
		}

		private Connection connection() throws SQLException {
			if (this.connection == null) {
				this.connection = this.dataSource.getConnection();
			}
			return this.connection;
		}

		@Override
		public void close() throws SQLException {
			if (this.connection != null) {
				this.connection.close();
			}
		}

	}

	static class HandedToAnObject extends Jdbc {

		Session open() throws SQLException {
			return new Session(this.dataSource.getConnection());
		}

		record Session(Connection connection) implements AutoCloseable {

			@Override
			public void close() throws SQLException {
				this.connection.close();
			}

		}

	}

	static class RetriedOpen extends Jdbc {

		long balance(long id) throws SQLException {
			Connection connection = null;
			for (int attempt = 0; connection == null && attempt < 3; attempt++) {
				try {
					connection = this.dataSource.getConnection();
				}
				catch (SQLException ex) {
					cleanUpAfter(null);
				}
			}
			if (connection == null) {
				throw new SQLException("No connection");
			}
			try (Connection current = connection) {
				return balance(current, id);
			}
		}

	}

	static class CountedAndHandedOn extends Jdbc {

		private final AtomicLong count = new AtomicLong();

		Connection lend() throws SQLException {
			while (true) {
				try {
					Connection connection = this.dataSource.getConnection();
					counted();
					return connection;
				}
				catch (SQLTransientConnectionException ex) {
					counted();
				}
			}
		}

		private void counted() {
			this.count.incrementAndGet();
		}

	}

	static class FieldThatABaseClassCloses extends Jdbc.Source {

		void start() throws SQLException {
			this.connection = this.dataSource.getConnection();
		}

	}

}
