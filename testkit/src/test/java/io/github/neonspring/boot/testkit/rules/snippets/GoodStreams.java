package io.github.neonspring.boot.testkit.rules.snippets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.hibernate.Session;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

class GoodStreams {

	static class TryWithResources extends Shop {

		List<Long> ids() {
			try (Stream<Order> all = this.orders.streamAllBy()) {
				return all.map(Order::getId).toList();
			}
		}

	}

	static class PipelineInTry extends Shop {

		long count() {
			try (Stream<Long> ids = this.orders.streamAllBy().map(Order::getId).filter((id) -> id > 0)) {
				return ids.count();
			}
		}

	}

	static class Returned extends Shop {

		Stream<Order> open() {
			return this.orders.streamByStatus("new").filter((order) -> order.getId() > 0);
		}

	}

	static class ThroughAService extends Shop {

		private OrderService service;

		long count() {
			try (Stream<Order> all = this.service.all()) {
				return all.count();
			}
		}

	}

	static class FlatMap extends Shop {

		long count(List<String> states) {
			return states.stream().flatMap((status) -> this.orders.streamByStatus(status)).count();
		}

	}

	static class Concat extends Shop {

		long count() {
			try (Stream<Order> both = Stream.concat(this.orders.streamByStatus("a"), this.orders.streamByStatus("b"))) {
				return both.count();
			}
		}

	}

	static class ClosedByAHelper extends Shop {

		List<Long> ids() {
			return read(this.orders.streamAllBy(), Order::getId);
		}

		private static <T> List<T> read(Stream<Order> orders, Function<Order, T> property) {
			try (orders) {
				return orders.map(property).toList();
			}
		}

	}

	static class AList extends Shop {

		long count() {
			return this.orders.findByStatus("new").stream().filter((order) -> order.getId() > 0).count();
		}

	}

	static class ClosedInFinally extends Shop {

		void print() {
			Stream<Order> all = this.orders.streamAllBy();
			try {
				all.forEach(System.out::println);
			}
			finally {
				all.close();
			}
		}

	}

	static class LinesOfAFile {

		long count(Path path) throws IOException {
			try (Stream<String> lines = Files.lines(path)) {
				return lines.filter((line) -> !line.isBlank()).count();
			}
		}

	}

	static class JdbcStreams {

		private JdbcTemplate jdbc;

		private JdbcClient client;

		long count() {
			try (Stream<Long> ids = this.jdbc.queryForStream("SELECT 1", (result, row) -> result.getLong(1));
					Stream<Long> others = this.client.sql("SELECT id FROM account").query(Long.class).stream()) {
				return ids.count() + others.count();
			}
		}

		List<Long> list() {
			return this.client.sql("SELECT id FROM account").query(Long.class).list();
		}

	}

	static class OwnEntityManager extends Shop {

		Order find(long id) {
			EntityManager manager = this.factory.createEntityManager();
			try {
				return manager.find(Order.class, id);
			}
			finally {
				if (manager.isOpen()) {
					manager.close();
				}
			}
		}

	}

	static class SessionInTry extends Shop {

		Order find(long id) {
			try (Session session = this.sessions.openSession()) {
				return session.find(Order.class, id);
			}
		}

	}

	@Component
	static class Injected {

		@PersistenceContext
		private EntityManager manager;

		Shop.Order find(long id) {
			return this.manager.find(Shop.Order.class, id);
		}

	}

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

			private final List<Shop.Order> known = List.of();

			@Override
			public Stream<Shop.Order> recent() {
				return this.known.stream();
			}

		}

	}

}
