package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Drain} on a simulated endpoint.
 */
class DrainOverTheWireTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@Test
	void transactionThatRunsMayFinish() throws Exception {
		ConfigurableApplicationContext context = TestApplication.run(simulator);
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		jdbc.execute("create table finished (word text)");
		CountDownLatch begun = new CountDownLatch(1);
		CompletableFuture<Void> work = CompletableFuture
			.runAsync(() -> context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
				begun.countDown();
				for (int i = 0; i < 5; i++) {
					jdbc.update("insert into finished select 'row' from pg_sleep(0.2)");
				}
			}));
		begun.await();
		context.close();
		work.get(5, TimeUnit.SECONDS);
		assertThat(rows()).isEqualTo("5");
	}

	@Test
	void statementOutsideATransactionMayFinish() throws Exception {
		ConfigurableApplicationContext context = TestApplication.run(simulator);
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		jdbc.execute("select 1");
		CompletableFuture<Void> work = CompletableFuture.runAsync(() -> jdbc.execute("select pg_sleep(1)"));
		Awaitility.await().until(() -> context.getBean(NeonPool.class).busy() == 1);
		context.close();
		work.get(5, TimeUnit.SECONDS);
	}

	@Test
	void graceIsBounded() {
		ConfigurableApplicationContext context = TestApplication.run(simulator,
				"spring.lifecycle.timeout-per-shutdown-phase=300ms");
		CompletableFuture<Void> work = CompletableFuture.runAsync(() -> context.getBean(TransactionTemplate.class)
			.executeWithoutResult((status) -> context.getBean(JdbcTemplate.class).execute("select pg_sleep(60)")));
		Awaitility.await().until(() -> context.getBean(NeonPool.class).busy() == 1);
		context.close();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(work::isCompletedExceptionally);
	}

	@Test
	void connectionThatWasForgottenHoldsNothingUp() throws SQLException {
		ConfigurableApplicationContext context = TestApplication.run(simulator,
				"spring.lifecycle.timeout-per-shutdown-phase=10m");
		Connection forgotten = context.getBean(DataSource.class).getConnection();
		assertThat(context.getBean(NeonPool.class).busy()).isZero();
		context.close();
		assertThat(forgotten).isNotNull();
		Awaitility.await().until(() -> simulator.openSessions() == 0);
	}

	@Test
	void taskThatBeginsItsTransactionLateMayFinish() throws Exception {
		ConfigurableApplicationContext context = TestApplication.run(simulator);
		LateTask task = new LateTask(() -> context.getBean(TransactionTemplate.class)
			.executeWithoutResult((status) -> context.getBean(JdbcTemplate.class).execute("select pg_sleep(1)")),
				() -> context.getBean(NeonPool.class).busy() == 1);
		context.getBeanFactory().registerSingleton("lateTask", task);
		context.close();
		task.work().get(5, TimeUnit.SECONDS);
	}

	private static String rows() throws SQLException {
		try (Connection connection = simulator.superuserConnection();
				var statement = connection.createStatement();
				var rows = statement.executeQuery("select count(*) from finished")) {
			rows.next();
			return rows.getString(1);
		}
	}

}
