package io.github.neonspring.boot.testkit.rules.snippets;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.github.neonspring.boot.testkit.rules.LeakRule;

class BadWaits {

	@Breaks(LeakRule.REMOTE_CALL_IN_TRANSACTION)
	static class Template extends Shop {

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
			this.rest.postForObject("https://pay.example.com/{id}", null, String.class, id);
		}

	}

	@Breaks(LeakRule.REMOTE_CALL_IN_TRANSACTION)
	static class ThroughAnotherBean extends Shop {

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
			this.payments.charge(id);
		}

	}

	@Breaks(LeakRule.REMOTE_CALL_IN_TRANSACTION)
	static class InATransactionTemplate extends Shop {

		private HttpClient http;

		void pay(HttpRequest request) {
			this.template.executeWithoutResult((status) -> {
				try {
					this.http.send(request, HttpResponse.BodyHandlers.ofString());
				}
				catch (IOException | InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}

	}

	@Breaks(LeakRule.REMOTE_CALL_IN_TRANSACTION)
	static class HttpInterface extends Shop {

		@Transactional
		double total(List<Long> ids) {
			return ids.stream().mapToDouble((id) -> id * this.rates.rate()).sum();
		}

	}

	@Breaks(LeakRule.REMOTE_CALL_IN_TRANSACTION)
	static class AwaitedFuture extends Shop {

		private HttpClient http;

		@Transactional
		String pay(HttpRequest request) {
			return this.http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
				.thenApply(HttpResponse::body)
				.join();
		}

	}

	@Breaks(LeakRule.REMOTE_CALL_IN_TRANSACTION)
	@Transactional
	static class InARetry extends Shop {

		String pay(long id) {
			return twice(() -> this.payments.charge(id));
		}

		private static <T> T twice(Supplier<T> work) {
			try {
				return work.get();
			}
			catch (IllegalStateException ex) {
				return work.get();
			}
		}

	}

	@Breaks(LeakRule.SLEEP_IN_TRANSACTION)
	static class Sleep extends Shop {

		@Transactional
		void pay(long id) throws InterruptedException {
			while (!this.orders.existsById(id)) {
				Thread.sleep(100);
			}
		}

	}

	@Breaks(LeakRule.SLEEP_IN_TRANSACTION)
	static class SleepInAHelper extends Shop {

		@Transactional(readOnly = true)
		boolean find(long id) {
			pause();
			return this.orders.existsById(id);
		}

		private void pause() {
			try {
				TimeUnit.MILLISECONDS.sleep(50);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	@Breaks(LeakRule.TRANSACTION_ACROSS_THREADS)
	static class EntityToAsync extends Shop {

		@Transactional
		void pay(long id) {
			Order order = this.orders.findById(id).orElseThrow();
			order.setStatus("paid");
			this.mails.confirm(order);
		}

	}

	@Breaks(LeakRule.TRANSACTION_ACROSS_THREADS)
	static class IdToAsyncThatReads extends Shop {

		@Transactional
		void place(Order order) {
			this.mails.confirm(this.orders.save(order).getId());
		}

	}

	@Breaks(LeakRule.TRANSACTION_ACROSS_THREADS)
	static class WritesInAnotherThread extends Shop {

		private Executor executor;

		@Transactional
		void pay(long id) {
			CompletableFuture.runAsync(() -> this.orders.deleteById(id), this.executor);
		}

	}

	@Breaks(LeakRule.TRANSACTION_ACROSS_THREADS)
	static class WritesInParallel extends Shop {

		@Transactional
		void saveAll(List<Order> all) {
			all.parallelStream().filter((order) -> order.getId() > 0).forEach(this.orders::save);
		}

	}

	@Breaks(LeakRule.TRANSACTION_ACROSS_THREADS)
	static class AsyncOnThis extends Shop {

		@Transactional
		void pay(long id) {
			this.orders.deleteById(id);
			tell(id);
		}

		@Async
		void tell(long id) {
			System.out.println(id);
		}

	}

	@Breaks(LeakRule.TRANSACTION_ACROSS_THREADS)
	static class AsyncThatDemandsATransaction extends Shop {

		@Async
		@Transactional(propagation = Propagation.MANDATORY)
		void pay(long id) {
			this.orders.deleteById(id);
		}

	}

}
