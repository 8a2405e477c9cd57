package io.github.neonspring.boot.testkit.rules.snippets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.github.neonspring.boot.testkit.rules.LeakRule;

class BadStreams {

	@Breaks(LeakRule.REPOSITORY_STREAM_NOT_CLOSED)
	static class Collected extends Shop {

		List<Order> all() {
			return this.orders.streamAllBy().toList();
		}

	}

	@Breaks(LeakRule.REPOSITORY_STREAM_NOT_CLOSED)
	static class Mapped extends Shop {

		void print() {
			this.orders.streamByStatus("new").map(Order::getId).filter((id) -> id > 0).forEach(System.out::println);
		}

	}

	@Breaks(LeakRule.REPOSITORY_STREAM_NOT_CLOSED)
	static class ThroughAService extends Shop {

		private OrderService service;

		long count() {
			return this.service.all().filter((order) -> order.getId() > 0).count();
		}

	}

	@Breaks(LeakRule.REPOSITORY_STREAM_NOT_CLOSED)
	static class ClosedUnlessItThrows extends Shop {

		void print() {
			Stream<Order> all = this.orders.streamAllBy();
			all.forEach(System.out::println);
			all.close();
		}

	}

	@Breaks(LeakRule.REPOSITORY_STREAM_NOT_CLOSED)
	static class OneOfTwo extends Shop {

		long count() {
			try (Stream<Order> paid = this.orders.streamByStatus("paid")) {
				return paid.count() + this.orders.streamByStatus("new").count();
			}
		}

	}

	@Breaks(LeakRule.STREAM_NOT_CLOSED)
	static class LinesOfAFile {

		long count(Path path) throws IOException {
			return Files.lines(path).filter((line) -> !line.isBlank()).count();
		}

	}

	@Breaks(LeakRule.STREAM_NOT_CLOSED)
	static class QueryForStream {

		private JdbcTemplate jdbc;

		List<Long> ids() {
			return this.jdbc.queryForStream("SELECT id FROM account", (result, row) -> result.getLong(1)).toList();
		}

	}

	@Breaks(LeakRule.STREAM_NOT_CLOSED)
	static class Client {

		private JdbcClient jdbc;

		long count() {
			return this.jdbc.sql("SELECT id FROM account").query(Long.class).stream().count();
		}

	}

	@Breaks(LeakRule.STREAM_NOT_CLOSED)
	static class JpaQuery extends Shop {

		long count() {
			return this.entityManager.createQuery("from Order", Order.class).getResultStream().count();
		}

	}

	@Breaks(LeakRule.ENTITY_MANAGER_NOT_CLOSED)
	static class EntityManagerLeftOpen extends Shop {

		Order find(long id) {
			return this.factory.createEntityManager().find(Order.class, id);
		}

	}

	@Breaks(LeakRule.ENTITY_MANAGER_NOT_CLOSED)
	static class EntityManagerClosedUnlessItThrows extends Shop {

		Order find(long id) {
			EntityManager manager = this.factory.createEntityManager();
			Order order = manager.find(Order.class, id);
			manager.close();
			return order;
		}

	}

	@Component
	@Breaks(LeakRule.ENTITY_MANAGER_NOT_CLOSED)
	static class EntityManagerInAField extends Shop {

		private EntityManager manager;

		Order find(long id) {
			if (this.manager == null) {
				this.manager = this.factory.createEntityManager();
			}
			return this.manager.find(Order.class, id);
		}

	}

	@Breaks(LeakRule.ENTITY_MANAGER_NOT_CLOSED)
	static class SessionLeftOpen extends Shop {

		Order find(long id) {
			Session session = this.sessions.openSession();
			Order order = session.find(Order.class, id);
			if (order == null) {
				throw new IllegalArgumentException("No order " + id);
			}
			session.close();
			return order;
		}

	}

	@Breaks(LeakRule.STREAM_NOT_CLOSED)
	static class OfAFragment {

		private RecentOrders orders;

		long count() {
			return this.orders.recent().count();
		}

		interface RecentOrders extends JpaRepository<Shop.Order, Long>, Recent {

		}

		interface Recent {

			Stream<Shop.Order> recent();

		}

		static class RecentImpl implements Recent {

			private EntityManager manager;

			@Override
			public Stream<Shop.Order> recent() {
				return this.manager.createQuery("from Order", Shop.Order.class).getResultStream();
			}

		}

	}

}
