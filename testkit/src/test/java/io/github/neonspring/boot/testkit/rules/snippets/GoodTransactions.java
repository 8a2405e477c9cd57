package io.github.neonspring.boot.testkit.rules.snippets;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.persistence.EntityManager;
import org.springframework.aop.framework.AopContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

class GoodTransactions {

	static class ThroughAnotherBean extends Shop {

		private OrderService service;

		public void payAll(List<Long> ids) {
			ids.forEach(this.service::pay);
		}

	}

	static class ThroughItself extends Shop {

		private ThroughItself self;

		public void payAll(List<Long> ids) {
			ids.forEach((id) -> this.self.pay(id));
			((ThroughItself) AopContext.currentProxy()).pay(1);
		}

		@Transactional
		public void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Transactional
	static class JoinsItsOwn extends Shop {

		public void payAll(List<Long> ids) {
			ids.forEach(this::pay);
			check();
		}

		public void pay(Long id) {
			this.orders.deleteById(id);
		}

		@Transactional(propagation = Propagation.MANDATORY)
		public void check() {
			this.orders.count();
		}

	}

	static class ThroughAPrivateMethod extends Shop {

		@Transactional
		public void payAll(List<Long> ids) {
			ids.forEach(this::step);
		}

		private void step(Long id) {
			pay(id);
		}

		@Transactional
		public void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	static class InATemplate extends Shop {

		public void payAll(List<Long> ids) {
			this.template.executeWithoutResult((status) -> ids.forEach(this::pay));
		}

		@Transactional
		public void pay(Long id) {
			this.orders.deleteById(id);
		}

	}

	static class OtherObjectOfItsClass extends Shop {

		public void payAll(List<OtherObjectOfItsClass> others) {
			others.forEach((other) -> other.pay(1));
		}

		@Transactional
		public void pay(long id) {
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

		public void pay(long id) {
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

}
