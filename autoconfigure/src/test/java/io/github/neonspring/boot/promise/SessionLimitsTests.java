package io.github.neonspring.boot.promise;

import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Limits of statements and transactions, on direct and on pooled endpoints.
 */
class SessionLimitsTests {

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	enum Endpoint {

		DIRECT, POOLED;

		String url() {
			if (this == DIRECT) {
				return simulator.url();
			}
			Assumptions.assumeTrue(simulator.hasPooler(),
					"PgBouncer is not installed; on Debian: apt-get install pgbouncer");
			return simulator.pooledUrl();
		}

	}

	@ParameterizedTest
	@EnumSource
	@DisabledIfSystemProperty(named = "postgres.version", matches = "1[56]\\..*",
			disabledReason = "PostgreSQL before 17 has no transaction_timeout")
	void limitsHoldInTransactionsWithoutARoundTrip(Endpoint endpoint) {
		try (ConfigurableApplicationContext context = run(endpoint, "neon.session.statement-timeout=7s",
				"neon.session.lock-timeout=6s", "neon.session.idle-in-transaction-timeout=5s",
				"neon.session.max-duration=9s")) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
			String query = "select concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'),"
					+ " current_setting('idle_in_transaction_session_timeout'),"
					+ " current_setting('transaction_timeout')) where ?::int = 1";
			jdbc.execute("select 1");
			long before = simulator.stats().roundTrips();
			String limits = transaction.execute((status) -> jdbc.queryForObject(query, String.class, 1));
			assertThat(simulator.stats().roundTrips() - before).isEqualTo(2);
			assertThat(limits).isEqualTo("7s 6s 5s 9s");
		}
	}

	@ParameterizedTest
	@EnumSource
	void updatesQueriesAndBatchesWorkAsFirstStatement(Endpoint endpoint) {
		try (ConfigurableApplicationContext context = run(endpoint, "neon.session.statement-timeout=7s",
				"neon.session.max-duration=9s")) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
			jdbc.execute("create table if not exists kept (id int generated always as identity, word text)");
			jdbc.execute("truncate kept");
			Integer updated = transaction.execute((status) -> jdbc.update("insert into kept (word) values (?)", "one"));
			assertThat(updated).isOne();
			int[] batch = transaction.execute((status) -> jdbc.batchUpdate("insert into kept (word) values (?)",
					List.of(new Object[] { "two" }, new Object[] { "three" })));
			assertThat(batch).containsExactly(Statement.SUCCESS_NO_INFO, Statement.SUCCESS_NO_INFO);
			List<String> words = transaction
				.execute((status) -> jdbc.queryForList("select word from kept order by word", String.class));
			assertThat(words).containsExactly("one", "three", "two");
			transaction.executeWithoutResult((status) -> jdbc.execute("delete from kept"));
			assertThat(jdbc.queryForObject("select count(*) from kept", Integer.class)).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void preparedStatementCanBeExecutedAgain(Endpoint endpoint) {
		try (ConfigurableApplicationContext context = run(endpoint, "neon.session.statement-timeout=7s",
				"neon.session.max-duration=9s")) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.execute("create table if not exists again (word text)");
			jdbc.execute("truncate again");
			context.getBean(TransactionTemplate.class)
				.executeWithoutResult((status) -> jdbc.execute((ConnectionCallback<Void>) (connection) -> {
					try (PreparedStatement statement = connection.prepareStatement("insert into again values (?)")) {
						statement.setString(1, "one");
						statement.executeUpdate();
						statement.setString(1, "two");
						statement.addBatch();
						statement.setString(1, "three");
						statement.addBatch();
						statement.executeBatch();
						statement.setString(1, "four");
						statement.executeUpdate();
					}
					return null;
				}));
			assertThat(jdbc.queryForList("select word from again order by word", String.class)).containsExactly("four",
					"one", "three", "two");
		}
	}

	@ParameterizedTest
	@EnumSource
	void slowStatementIsCancelledInsideAndOutsideATransaction(Endpoint endpoint) {
		try (ConfigurableApplicationContext context = run(endpoint, "neon.session.statement-timeout=500ms")) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.execute("select pg_sleep(20)"));
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> transaction.executeWithoutResult((status) -> jdbc.execute("select pg_sleep(20)")));
		}
	}

	@ParameterizedTest
	@EnumSource
	void longTransactionIsEndedByTheServer(Endpoint endpoint) {
		try (ConfigurableApplicationContext context = run(endpoint, "neon.session.max-duration=500ms")) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> transaction.executeWithoutResult((status) -> {
					jdbc.execute("select 1");
					jdbc.execute("select pg_sleep(20)");
				}));
			assertThat(jdbc.queryForObject("select 1", Integer.class)).isOne();
		}
	}

	@Test
	void withoutLimitsTheServersOwnHold() {
		try (ConfigurableApplicationContext context = run(Endpoint.DIRECT)) {
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select current_setting('statement_timeout')", String.class)).isEqualTo("0");
		}
	}

	private static ConfigurableApplicationContext run(Endpoint endpoint, String... properties) {
		String[] all = new String[properties.length + 2];
		System.arraycopy(properties, 0, all, 0, properties.length);
		all[properties.length] = "neon.keepalive.mode=off";
		all[properties.length + 1] = "neon.pool.preset=test";
		return TillApplication.run(endpoint.url(), all);
	}

}
