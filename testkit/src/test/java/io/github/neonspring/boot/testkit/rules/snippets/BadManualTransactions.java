package io.github.neonspring.boot.testkit.rules.snippets;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

import io.github.neonspring.boot.testkit.rules.LeakRule;

class BadManualTransactions {

	@Breaks(LeakRule.MANUAL_TRANSACTION)
	static class CommitOfABoundConnection {

		private DataSource dataSource;

		void commit() throws SQLException {
			Connection connection = DataSourceUtils.getConnection(this.dataSource);
			try {
				connection.commit();
			}
			finally {
				DataSourceUtils.releaseConnection(connection, this.dataSource);
			}
		}

	}

	@Breaks(LeakRule.MANUAL_TRANSACTION)
	static class CommitInACallback {

		private JdbcTemplate jdbc;

		void commit() {
			this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
				connection.setAutoCommit(false);
				return true;
			});
		}

	}

	@Breaks(LeakRule.MANUAL_TRANSACTION)
	static class RollbackInACallback {

		private JdbcTemplate jdbc;

		void forget() {
			this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
				connection.rollback();
				return true;
			});
		}

	}

	@Breaks(LeakRule.MANUAL_TRANSACTION)
	static class TransactionOfAnInjectedEntityManager {

		@PersistenceContext
		private EntityManager manager;

		void save(Object entity) {
			this.manager.getTransaction().begin();
			this.manager.persist(entity);
			this.manager.getTransaction().commit();
		}

	}

}
