package io.github.neonspring.boot.testkit.rules.snippets;

import java.util.List;
import java.util.concurrent.ExecutorService;

import jakarta.annotation.PostConstruct;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.github.neonspring.boot.testkit.rules.LeakRule;

class BadTransactions {

	@Breaks(LeakRule.SELF_INVOCATION)
	static class OnThis extends Shop {

		void payAll(List<Long> ids) {
			for (long id : ids) {
				pay(id);
			}
		}

		@Transactional
		void pay(long id) {
			this.orders.findById(id).ifPresent((order) -> order.setStatus("paid"));
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class InLambda extends Shop {

		void payAll(List<Long> ids) {
			ids.forEach((id) -> pay(id));
		}

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class ByMethodReference extends Shop {

		void payAll(List<Long> ids) {
			ids.forEach(this::pay);
		}

		@Transactional
		void pay(Long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	@Transactional
	static class NewTransactionWithin extends Shop {

		void pay(long id) {
			audit(id);
			this.orders.deleteById(id);
		}

		@Transactional(propagation = Propagation.REQUIRES_NEW)
		void audit(long id) {
			this.orders.existsById(id);
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class FromAnInnerClass extends Shop {

		private JdbcTemplate jdbc;

		Runnable task(long id) {
			return new Runnable() {

				@Override
				public void run() {
					pay(id);
				}

			};
		}

		@Transactional
		void pay(long id) {
			this.jdbc.update("DELETE FROM purchase WHERE id = ?", id);
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class AtStart extends Shop {

		@PostConstruct
		void start() {
			clear();
		}

		@Transactional
		void clear() {
			this.orders.deleteAllInBatch();
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class InAnotherThread extends Shop {

		private ExecutorService executor;

		@Transactional
		void payLater(long id) {
			this.executor.submit(() -> pay(id));
		}

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static class PrivateMethod extends Shop {

		void run(long id) {
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
		final void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static class StaticMethod extends Shop {

		@Transactional
		static void pay(OrderRepository orders, long id) {
			orders.deleteById(id);
		}

	}

	@Service
	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static final class FinalClass extends Shop {

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static class LifecycleMethod extends Shop {

		@PostConstruct
		@Transactional
		void clear() {
			this.orders.deleteAllInBatch();
		}

	}

	@Breaks(LeakRule.TRANSACTION_NOT_REACHED)
	static class OnACreatedObject extends Shop {

		void pay(long id) {
			new OrderService(this.orders).pay(id);
		}

	}

	@Breaks(LeakRule.SELF_INVOCATION)
	static class OfTheSuperclass extends Shop.Audit<Shop.Order> {

		void noteTwice(Shop.Order order) {
			super.note(order);
			super.note(order);
		}

	}

}
