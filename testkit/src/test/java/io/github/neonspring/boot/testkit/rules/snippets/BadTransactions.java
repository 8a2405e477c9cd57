package io.github.neonspring.boot.testkit.rules.snippets;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;

import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.github.neonspring.boot.testkit.rules.LeakRule;

class BadTransactions {

	@Breaks(LeakRule.SELF_INVOCATION)
	static class OnThis extends Shop {

		public void payAll(List<Long> ids) {
			for (long id : ids) {
				pay(id);
			}
		}

		@Transactional
		public void pay(long id) {
			this.orders.findById(id).ifPresent((order) -> order.setStatus("paid"));
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class InLambda extends Shop {

		public void payAll(List<Long> ids) {
			ids.forEach((id) -> pay(id));
		}

		@Transactional
		public void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class ByMethodReference extends Shop {

		public void payAll(List<Long> ids) {
			ids.forEach(this::pay);
		}

		@Transactional
		public void pay(Long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	@Transactional
	static class NewTransactionWithin extends Shop {

		public void pay(long id) {
			audit(id);
			this.orders.deleteById(id);
		}

		@Transactional(propagation = Propagation.REQUIRES_NEW)
		public void audit(long id) {
			this.orders.existsById(id);
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class FromAnInnerClass extends Shop {

		private JdbcTemplate jdbc;

		public Runnable task(long id) {
			return new Runnable() {

				@Override
				public void run() {
					pay(id);
				}

			};
		}

		@Transactional
		public void pay(long id) {
			this.jdbc.update("DELETE FROM purchase WHERE id = ?", id);
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class AtStart extends Shop {

		@PostConstruct
		public void start() {
			clear();
		}

		@Transactional
		public void clear() {
			this.orders.deleteAllInBatch();
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class InAnotherThread extends Shop {

		private ExecutorService executor;

		@Transactional
		public void payLater(long id) {
			this.executor.submit(() -> pay(id));
		}

		@Transactional
		public void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static class PrivateMethod extends Shop {

		public void run(long id) {
			pay(id);
		}

		@Transactional
		private void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static class FinalMethod extends Shop {

		@Transactional
		public final void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static class StaticMethod extends Shop {

		@Transactional
		public static void pay(OrderRepository orders, long id) {
			orders.deleteById(id);
		}

	}

	@Service
	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static final class FinalClass extends Shop {

		@Transactional
		public void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static class LifecycleMethod extends Shop {

		@PostConstruct
		@Transactional
		public void clear() {
			this.orders.deleteAllInBatch();
		}

	}

	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static class OnACreatedObject extends Shop {

		void pay(long id) {
			new OrderService(this.orders).pay(id);
		}

	}

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

	@Repository
	@Breaks(LeakRule.MANUAL_TRANSACTION)
	static class CommitInAComponent {

		private DataSource dataSource;

		void transfer() throws SQLException {
			try (Connection connection = this.dataSource.getConnection()) {
				connection.setAutoCommit(false);
				connection.commit();
			}
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
