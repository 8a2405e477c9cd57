package io.github.neonspring.boot.testkit.rules.snippets;

import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import org.hibernate.SessionFactory;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.service.annotation.GetExchange;

/**
 * What the snippets over Spring and JPA are made of.
 */
abstract class Shop {

	protected OrderRepository orders;

	protected EntityManagerFactory factory;

	protected SessionFactory sessions;

	protected EntityManager entityManager;

	protected TransactionTemplate template = new TransactionTemplate((PlatformTransactionManager) null);

	protected RestTemplate rest;

	protected RestClient client;

	protected Rates rates;

	protected Payments payments;

	protected Mails mails;

	@Entity
	static class Order {

		@Id
		private long id;

		private String status;

		long getId() {
			return this.id;
		}

		String getStatus() {
			return this.status;
		}

		void setStatus(String status) {
			this.status = status;
		}

	}

	interface OrderRepository extends JpaRepository<Order, Long> {

		Stream<Order> streamAllBy();

		Stream<Order> streamByStatus(String status);

		List<Order> findByStatus(String status);

	}

	interface Rates {

		@GetExchange("/rate")
		double rate();

	}

	@Service
	static class OrderService {

		private final OrderRepository orders;

		OrderService(OrderRepository orders) {
			this.orders = orders;
		}

		@Transactional(readOnly = true)
		Stream<Order> all() {
			return this.orders.streamAllBy();
		}

		@Transactional
		void pay(long id) {
			this.orders.findById(id).ifPresent((order) -> order.setStatus("paid"));
		}

	}

	@Service
	static class Payments {

		private final RestClient client;

		Payments(RestClient client) {
			this.client = client;
		}

		String charge(long id) {
			return request(id).body(String.class);
		}

		private RestClient.ResponseSpec request(long id) {
			return this.client.post().uri("/charge/{id}", id).retrieve();
		}

	}

	@Service
	static class Mails {

		private final OrderRepository orders;

		Mails(OrderRepository orders) {
			this.orders = orders;
		}

		@Async
		void confirm(Order order) {
			order.getStatus();
		}

		@Async
		void confirm(long id) {
			this.orders.findById(id).ifPresent(Order::getStatus);
		}

		@Async
		void tell(String address) {
			address.strip();
		}

	}

	@Service
	static class Audit<T> {

		@Transactional(propagation = Propagation.REQUIRES_NEW)
		void note(T what) {
			what.hashCode();
		}

		@Transactional(propagation = Propagation.NESTED)
		void noteAll(List<T> all) {
			all.size();
		}

	}

}
