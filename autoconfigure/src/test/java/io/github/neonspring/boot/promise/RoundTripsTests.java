package io.github.neonspring.boot.promise;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All promises together cost no round trip.
 */
@BeginTravelsWithItsStatement
class RoundTripsTests {

	private static final String[] EVERYTHING = { "neon.pool.preset=test", "neon.keepalive.mode=off",
			"neon.transaction.retry.enabled=true", "neon.session.statement-timeout=30s",
			"neon.session.lock-timeout=10s", "neon.session.idle-in-transaction-timeout=60s",
			"neon.session.max-duration=5m" };

	private static NeonSimulator simulator;

	private static ConfigurableApplicationContext context;

	private static JdbcTemplate jdbc;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.start();
		context = TillApplication.run(simulator.url(), EVERYTHING);
		jdbc = context.getBean(JdbcTemplate.class);
		context.getBean(Till.class).open();
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@Test
	void warmReadTakesTwo() {
		TransactionTemplate reading = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		reading.setReadOnly(true);
		Runnable read = () -> reading
			.executeWithoutResult((status) -> jdbc.queryForObject("select count(*) from receipt", Integer.class));
		assertThat(roundTrips(read)).isEqualTo(2);
	}

	@Test
	void readAfterASecondOfIdlingTakesTwoAsWell() {
		Runnable read = () -> context.getBean(TransactionTemplate.class)
			.executeWithoutResult((status) -> jdbc.queryForObject("select count(*) from receipt", Integer.class));
		read.run();
		long start = System.nanoTime();
		Awaitility.await().until(() -> System.nanoTime() - start > Duration.ofMillis(700).toNanos());
		assertThat(roundTrips(read)).isEqualTo(2);
	}

	@Test
	void warmWriteOfThreeStatementsTakesFour() {
		int number = 1000;
		Runnable write = () -> context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			jdbc.queryForObject("select count(*) from receipt", Integer.class);
			jdbc.update("insert into receipt values (?)", number);
			jdbc.update("delete from receipt where number = ?", number);
		});
		write.run();
		assertThat(roundTrips(write)).isEqualTo(4);
	}

	@Test
	void readOutsideATransactionTakesOne() {
		Runnable read = () -> jdbc.queryForObject("select 1", Integer.class);
		read.run();
		assertThat(roundTrips(read)).isOne();
	}

	@Test
	void serializableReadTakesTwo() {
		Runnable read = reading(TransactionDefinition.ISOLATION_SERIALIZABLE);
		read.run();
		assertThat(roundTrips(read)).isEqualTo(2);
	}

	@Test
	void isolationThatHoldsAlreadyTakesNothing() {
		Runnable read = reading(TransactionDefinition.ISOLATION_READ_COMMITTED);
		read.run();
		assertThat(roundTrips(read)).isEqualTo(2);
	}

	@Test
	void isolationReachesTheServer() {
		TransactionTemplate template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		for (String level : List.of("SERIALIZABLE", "REPEATABLE_READ", "READ_UNCOMMITTED", "READ_COMMITTED")) {
			template.setIsolationLevelName("ISOLATION_" + level);
			String told = template.execute(
					(status) -> jdbc.queryForObject("select current_setting('transaction_isolation')", String.class));
			assertThat(told).isEqualTo(level.toLowerCase(Locale.ROOT).replace('_', ' '));
			assertThat(jdbc.queryForObject("select current_setting('transaction_isolation')", String.class))
				.isEqualTo("read committed");
		}
	}

	private static Runnable reading(int isolation) {
		TransactionTemplate template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		template.setIsolationLevel(isolation);
		return () -> template
			.executeWithoutResult((status) -> jdbc.queryForObject("select count(*) from receipt", Integer.class));
	}

	private static long roundTrips(Runnable work) {
		long before = simulator.stats().roundTrips();
		work.run();
		// A read-only transaction ends behind its caller
		Awaitility.await().until(() -> context.getBean(NeonPool.class).snapshot().active() == 0);
		return simulator.stats().roundTrips() - before;
	}

}
