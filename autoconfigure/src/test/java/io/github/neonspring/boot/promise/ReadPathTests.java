package io.github.neonspring.boot.promise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.persistence.EntityManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever does not wait for the answer to the COMMIT of a read sees what everybody sees.
 */
class ReadPathTests {

	private static final int THREADS = 8;

	/** Raise it for a soak: {@code -DargLine=-Drounds=1000}. */
	private static final int ROUNDS = Integer.getInteger("rounds", 15);

	private static NeonSimulator simulator;

	@BeforeAll
	static void start() throws Exception {
		simulator = NeonSimulator.start();
		simulator.execute("create table pair (id int primary key, a bigint, b bigint)");
		simulator.execute("insert into pair values (1, 0, 0)");
		simulator.execute("grant all on pair to public");
	}

	@AfterAll
	static void close() {
		simulator.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 15 })
	void eachSessionReadsItsOwnWritesWhole(int size) throws Exception {
		try (ConfigurableApplicationContext context = run("spring.datasource.hikari.maximum-pool-size=" + size)) {
			long sessions = simulator.stats().sessions();
			ExecutorService threads = Executors.newFixedThreadPool(THREADS);
			List<Future<Long>> last = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				last.add(threads.submit(new Session(context)::writeAndRead));
			}
			for (Future<Long> session : last) {
				assertThat(session.get(60, TimeUnit.SECONDS)).isPositive();
			}
			threads.shutdown();
			assertThat(simulator.stats().sessions() - sessions).isLessThanOrEqualTo(size);
			NeonPool pool = context.getBean(NeonPool.class);
			Awaitility.await().until(() -> pool.snapshot().active() == 0);
			assertThat(openTransactions(context)).isZero();
		}
	}

	@Test
	@BeginTravelsWithItsStatement
	void readByJpaEndsBehindItsCallerAndCostsTwoInAll() {
		try (ConfigurableApplicationContext context = run("neon.pool.preset=test")) {
			Session session = new Session(context);
			NeonPool pool = context.getBean(NeonPool.class);
			session.readByJpa();
			Awaitility.await().until(() -> pool.snapshot().active() == 0);
			long before = simulator.stats().roundTrips();
			session.readByJpa();
			Awaitility.await().until(() -> pool.snapshot().active() == 0);
			assertThat(simulator.stats().roundTrips() - before).isEqualTo(2);
			simulator.latency(Duration.ofMillis(200));
			session.readByJpa();
			assertThat(pool.snapshot().active()).as("connections whose COMMIT is under way").isOne();
			simulator.latency(Duration.ZERO);
		}
	}

	private static long openTransactions(ConfigurableApplicationContext context) {
		Long open = context.getBean(JdbcTemplate.class)
			.queryForObject("select count(*) from pg_stat_activity where state like 'idle in transaction%'",
					Long.class);
		return (open != null) ? open : -1;
	}

	private static ConfigurableApplicationContext run(String property) {
		return new SpringApplicationBuilder(JpaApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jmx.enabled=false", "neon.pool.budget=off",
					"neon.keepalive.mode=off", "neon.url=" + simulator.url(), property)
			.run();
	}

	/**
	 * Writes and reads one row, and remembers what it must see at least.
	 */
	private static final class Session {

		private final TransactionTemplate writing;

		private final TransactionTemplate reading;

		private final JdbcTemplate jdbc;

		private final EntityManager entityManager;

		private long seen;

		Session(ConfigurableApplicationContext context) {
			this.writing = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
			this.reading = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
			this.reading.setReadOnly(true);
			this.jdbc = context.getBean(JdbcTemplate.class);
			this.entityManager = context.getBean(EntityManager.class);
		}

		long writeAndRead() {
			for (int i = 0; i < ROUNDS; i++) {
				write();
				see(readByJdbc());
				see(readByJpa());
			}
			return this.seen;
		}

		private void write() {
			this.writing.executeWithoutResult((status) -> {
				Long own = this.jdbc.queryForObject("update pair set a = a + 1 where id = 1 returning a", Long.class);
				this.jdbc.update("update pair set b = b + 1 where id = 1");
				see(own, own);
			});
		}

		private Object[] readByJdbc() {
			return this.reading.execute((status) -> this.jdbc.queryForObject("select a, b from pair where id = 1",
					(row, number) -> new Object[] { row.getLong(1), row.getLong(2) }));
		}

		Object[] readByJpa() {
			return this.reading.execute(
					(status) -> (Object[]) this.entityManager.createNativeQuery("select a, b from pair where id = 1")
						.getSingleResult());
		}

		private void see(Object[] pair) {
			see((Long) pair[0], (Long) pair[1]);
		}

		private void see(Long a, Long b) {
			assertThat(a).isEqualTo(b).isGreaterThanOrEqualTo(this.seen);
			this.seen = a;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			exclude = { DataJdbcRepositoriesAutoConfiguration.class, LiquibaseAutoConfiguration.class })
	static class JpaApplication {

	}

}
