package io.github.neonspring.boot.testkit.rules.snippets;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.persistence.EntityManager;
import org.springframework.aop.framework.AopContext;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

class GoodTransactions {

	static class ThroughAnotherBean extends Shop {

		private OrderService service;

		void payAll(List<Long> ids) {
			ids.forEach(this.service::pay);
		}

	}

	static class ThroughItself extends Shop {

		private ThroughItself self;

		void payAll(List<Long> ids) {
			ids.forEach((id) -> this.self.pay(id));
			((ThroughItself) AopContext.currentProxy()).pay(1);
		}

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Transactional
	static class JoinsItsOwn extends Shop {

		void payAll(List<Long> ids) {
			ids.forEach(this::pay);
			check();
		}

		void pay(Long id) {
			this.orders.deleteById(id);
		}

		@Transactional(propagation = Propagation.MANDATORY)
		void check() {
			this.orders.count();
		}

	}

	static class ThroughAPrivateMethod extends Shop {

		@Transactional
		void payAll(List<Long> ids) {
			ids.forEach(this::step);
		}

		private void step(Long id) {
			pay(id);
		}

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	static class InATemplate extends Shop {

		void payAll(List<Long> ids) {
			this.template.executeWithoutResult((status) -> ids.forEach(this::pay));
		}

		@Transactional
		void pay(Long id) {
			this.orders.deleteById(id);
		}

	}

	static class OtherObjectOfItsClass extends Shop {

		void payAll(List<OtherObjectOfItsClass> others) {
			others.forEach((other) -> other.pay(1));
		}

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	static class NotPublic extends Shop {

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
		}

		@Transactional
		protected void refund(long id) {
			this.orders.deleteById(id);
		}

	}

	@Service
	@Transactional
	static class PrivateHelpers extends Shop {

		void pay(long id) {
			find(id);
		}

		private void find(long id) {
			this.orders.findById(id);
		}

		static long plus(long id) {
			return id + 1;
		}

	}

	static class TemplateAtStart extends Shop {

		@PostConstruct
		void clear() {
			this.template.executeWithoutResult((status) -> this.orders.deleteAllInBatch());
		}

	}

	static class PlainJdbc {

		void transfer(DataSource dataSource) throws SQLException {
			try (Connection connection = dataSource.getConnection()) {
				connection.setAutoCommit(false);
				connection.commit();
			}
		}

	}

	static class OwnEntityManager extends Shop {

		void save(Object entity) {
			try (EntityManager manager = this.factory.createEntityManager()) {
				manager.getTransaction().begin();
				manager.persist(entity);
				manager.getTransaction().commit();
			}
		}

	}

	static class RollbackOnly extends Shop {

		void save(Order order) {
			this.template.execute((status) -> {
				status.setRollbackOnly();
				return this.orders.save(order);
			});
		}

	}

	@Repository
	static class PlainConnectionOfAComponent {

		private DataSource dataSource;

		void listen() throws SQLException {
			try (Connection connection = this.dataSource.getConnection();
					Statement statement = connection.createStatement()) {
				connection.setAutoCommit(false);
				statement.execute("LISTEN orders");
				connection.commit();
			}
		}

	}

	static class SavepointInACallback {

		private JdbcTemplate jdbc;

		void attempt(String sql) {
			this.jdbc.execute((ConnectionCallback<Integer>) (connection) -> {
				Savepoint before = connection.setSavepoint();
				try (Statement statement = connection.createStatement()) {
					return statement.executeUpdate(sql);
				}
				catch (SQLException ex) {
					connection.rollback(before);
					return 0;
				}
			});
		}

	}

	interface DefaultMethodOfARepository extends JpaRepository<Shop.Order, Long> {

		@Modifying
		@Transactional
		@Query("delete from Order where id < :id")
		int purge(long id);

		default int purgeOld() {
			return purge(1000);
		}

	}

	static class CallsWhatItOverrides extends Shop.Audit<Shop.Order> {

		@Override
		@Transactional(propagation = Propagation.REQUIRES_NEW)
		void note(Shop.Order order) {
			super.note(order);
		}

		@Override
		@Transactional(propagation = Propagation.NESTED)
		void noteAll(List<Shop.Order> orders) {
			List.of(orders).forEach((all) -> super.noteAll(all));
		}

	}

}
