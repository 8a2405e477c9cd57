package io.github.neonspring.boot.testkit.rules.snippets;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class GoodWaits {

	static class CallBeforeTheTransaction extends Shop {

		void pay(long id) {
			this.payments.charge(id);
			this.template.executeWithoutResult((status) -> this.orders.deleteById(id));
		}

	}

	static class CallAfterTheCommit extends Shop {

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					CallAfterTheCommit.this.payments.charge(id);
				}

			});
		}

	}

	static class EventListener extends Shop {

		@TransactionalEventListener
		void paid(Order order) {
			this.payments.charge(order.getId());
		}

	}

	static class Suspended extends Shop {

		@Transactional(propagation = Propagation.NOT_SUPPORTED)
		String charge(long id) {
			return this.payments.charge(id);
		}

	}

	static class CallInAnotherThread extends Shop {

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
			CompletableFuture.runAsync(() -> this.payments.charge(id));
		}

	}

	static class PreparedRequest extends Shop {

		@Transactional
		Runnable pay(long id) {
			this.orders.deleteById(id);
			return () -> this.payments.charge(id);
		}

	}

	static class SleepOutside extends Shop {

		void await(long id) throws InterruptedException {
			while (!this.orders.existsById(id)) {
				Thread.sleep(100);
			}
		}

	}

	static class AsyncWithoutDatabase extends Shop {

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
			this.mails.tell("somebody@example.com");
		}

	}

	static class AsyncWithItsOwnTransaction extends Shop {

		@Async
		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
		}

	}

	static class ParallelArithmetic extends Shop {

		@Transactional(readOnly = true)
		long sum(List<Order> all) {
			return all.parallelStream().mapToLong(Order::getId).sum() + this.orders.count();
		}

	}

	static class ParallelOutside extends Shop {

		void saveAll(List<Order> all) {
			all.parallelStream().forEach(this.orders::save);
		}

	}

	static class FuturesInALoop extends Shop {

		@Transactional(readOnly = true)
		long count(List<Runnable> steps) {
			CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
			for (Runnable step : steps) {
				last = last.thenRunAsync(step).thenRun(step);
			}
			last.join();
			return this.orders.count();
		}

	}

	static class SettingsOfAClient extends Shop {

		@Transactional(readOnly = true)
		long count() {
			this.rest.getInterceptors().clear();
			this.rest.getMessageConverters().clear();
			return this.orders.count();
		}

	}

}
