package io.github.neonspring.boot.guard;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.commit.CommitInDoubtException;
import io.github.neonspring.boot.commit.CommitOutcome;
import io.github.neonspring.boot.connection.failure.FailureKind;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatorStats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ConnectionGuard} and {@link StatementGuard} with plain JDBC.
 */
class GuardedConnectionTests {

	private static NeonSimulator simulator;

	private ConfigurableApplicationContext context;

	private DataSource dataSource;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@BeforeEach
	void startApplication() {
		this.context = TestApplication.run(simulator, "neon.keepalive.mode=off", "neon.pool.preset=test",
				"spring.main.sources=" + Watched.class.getName());
		this.dataSource = this.context.getBean(DataSource.class);
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		jdbc.execute("drop table if exists noted");
		jdbc.execute("create table noted (word text)");
	}

	@AfterEach
	void closeApplication() {
		this.context.close();
	}

	@Test
	void firstStatementOfATransactionMovesToAnotherConnection() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try (PreparedStatement statement = connection.prepareStatement("insert into noted values (?)")) {
				statement.setString(1, "moved");
				simulator.kill();
				assertThat(statement.executeUpdate()).isOne();
			}
			connection.commit();
		}
		assertThat(words()).isOne();
	}

	@Test
	void firstStatementOutsideATransactionMovesWhenTheGoodbyeWasRead() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			simulator.suspend();
			assertThat(statement.executeUpdate("insert into noted values ('moved')")).isOne();
		}
		assertThat(words()).isOne();
	}

	@Test
	void settingsMoveWithTheConnection() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			connection.setReadOnly(true);
			connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			simulator.kill();
			try (Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery("select current_setting('transaction_isolation'),"
							+ " current_setting('transaction_read_only')")) {
				rows.next();
				assertThat(rows.getString(1)).isEqualTo("serializable");
				assertThat(rows.getString(2)).isEqualTo("on");
			}
			connection.rollback();
		}
	}

	@Test
	void initialStatementOfThePoolMovesWithTheConnection() throws SQLException {
		try (ConfigurableApplicationContext other = TestApplication.run(simulator, "neon.keepalive.mode=off",
				"neon.pool.preset=test", "spring.datasource.hikari.connection-init-sql=set statement_timeout = '7s'");
				Connection connection = other.getBean(DataSource.class).getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			simulator.kill();
			try (ResultSet rows = statement.executeQuery("show statement_timeout")) {
				rows.next();
				assertThat(rows.getString(1)).isEqualTo("7s");
			}
			connection.rollback();
		}
	}

	@Test
	void secondStatementOfATransactionDoesNotMove() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.executeUpdate("insert into noted values ('lost')");
				simulator.suspend();
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> statement.executeUpdate("insert into noted values ('refused')"))
					.satisfies((ex) -> assertThat(FailureKind.of(ex)).isEqualTo(FailureKind.CONNECTION_LOST));
			}
		}
		assertThat(words()).isZero();
	}

	@Test
	void commitOfALostTransactionIsACertainRollback() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			insert(connection, "lost");
			simulator.suspend();
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08006"))
				.withMessageContaining("before COMMIT was sent");
		}
		assertThat(words()).isZero();
	}

	@Test
	void commitOfAFailedTransactionIsNoSuccess() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			insert(connection, "lost");
			try (Statement statement = connection.createStatement()) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("select 1 / 0"));
			}
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit)
				.withMessageContaining("rolled back instead of committed");
		}
		assertThat(words()).isZero();
	}

	@Test
	void lostAnswerToACommitIsInDoubt() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			insert(connection, "there");
			simulator.loseNextCommitAnswer();
			assertThatExceptionOfType(CommitInDoubtException.class).isThrownBy(connection::commit)
				.withMessageContaining("neon.transaction.verify-commit=true")
				.withMessageNotContaining("password");
		}
		assertThat(words()).isOne();
	}

	@Test
	void lostAnswerToAReadOnlyCommitIsNoFailure() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setReadOnly(true);
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.execute("select count(*) from noted");
			}
			simulator.loseNextCommitAnswer();
			connection.commit();
		}
	}

	@Test
	void statementOutsideATransactionThatWasCutOffIsInDoubt() throws Exception {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			Thread killer = new Thread(() -> {
				sleep();
				simulator.kill();
			});
			killer.start();
			assertThatExceptionOfType(CommitInDoubtException.class)
				.isThrownBy(() -> statement.executeUpdate("insert into noted select 'cut' from pg_sleep(2)"));
			killer.join();
			assertThat(this.context.getBean(NeonPool.class).commitsInDoubt(CommitOutcome.UNKNOWN)).isOne();
		}
	}

	@Test
	void rollbackOfALostTransactionSucceeds() throws SQLException {
		try (Connection pooled = this.dataSource.getConnection()) {
			Connection connection = pooled.unwrap(GuardedConnection.class);
			connection.setAutoCommit(false);
			insert(connection, "lost");
			simulator.suspend();
			connection.rollback();
		}
		assertThat(words()).isZero();
	}

	@Test
	void notificationIsNoGoodbye() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			try (Statement statement = connection.createStatement()) {
				statement.execute("listen news");
			}
			simulator.execute("notify news, 'hello'");
			assertThat(connection.unwrap(GuardedConnection.class).beginUse()).isTrue();
			assertThat(connection.unwrap(PGConnection.class).getNotifications(2000)).hasSize(1);
		}
	}

	@Test
	void pendingNotificationDoesNotCostTheConnection() throws SQLException {
		int pid;
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("listen news");
			pid = connection.unwrap(PGConnection.class).getBackendPID();
		}
		simulator.execute("notify news");
		try (Connection connection = this.dataSource.getConnection()) {
			assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isEqualTo(pid);
		}
	}

	@Test
	void deadConnectionsAreDroppedWithoutAsking() throws SQLException {
		new JdbcTemplate(this.dataSource).execute("select 1");
		simulator.suspend();
		SimulatorStats before = simulator.stats();
		new JdbcTemplate(this.dataSource).execute("select 1");
		SimulatorStats sent = simulator.stats().minus(before);
		assertThat(sent.connects()).isOne();
		assertThat(sent.statements()).isOne();
	}

	@Test
	void applicationsOwnQuestionIsAskedOfTheServer() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			long before = simulator.stats().statements();
			assertThat(connection.isValid(5)).isTrue();
			assertThat(simulator.stats().statements() - before).isOne();
		}
	}

	@Test
	void longTransactionIsCutButNeverItsCommit() throws SQLException {
		try (Connection pooled = this.dataSource.getConnection()) {
			ConnectionGuard connection = pooled.unwrap(ConnectionGuard.class);
			connection.setAutoCommit(false);
			insert(connection, "cut");
			connection.transaction().cutIfLongerThan(Duration.ofMinutes(1));
			insert(connection, "cut too");
			connection.transaction().cutIfLongerThan(Duration.ZERO);
			assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(() -> insert(connection, "late"))
				.withMessageContaining("neon.session.max-duration");
			assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(connection::commit);
		}
		assertThat(words()).isZero();
	}

	@Test
	void withoutAPoolAMovedStatementIsExecutedOnce() throws SQLException {
		try (ConfigurableApplicationContext unpooled = TestApplication.run(simulator, "neon.keepalive.mode=off",
				"neon.pool.preset=none"); Connection connection = unpooled.getBean(DataSource.class).getConnection()) {
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				simulator.suspend();
				statement.executeUpdate("insert into noted values ('once')");
			}
			connection.rollback();
		}
		assertThat(words()).isZero();
	}

	@Test
	void copyOnTheDriversOwnConnectionIsInDoubtWhenTheAnswerToItsCommitIsLost() throws Exception {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy noted from stdin", new StringReader("copied\n"));
			simulator.loseNextCommitAnswer();
			assertThatExceptionOfType(CommitInDoubtException.class).isThrownBy(connection::commit);
		}
	}

	@Test
	void copyOnTheDriversOwnConnectionIsNoSuccessWhenItIsLost() throws Exception {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy noted from stdin", new StringReader("copied\n"));
			simulator.suspend();
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
		}
		assertThat(words()).isZero();
	}

	@Test
	void parameterThatCanBeReadOnceIsNotSentTwice() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement("insert into noted values (?)")) {
			statement.setCharacterStream(1, new StringReader("streamed"), 8);
			simulator.suspend();
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeUpdate)
				.withMessageContaining("nothing was done");
		}
		assertThat(words()).isZero();
	}

	@Test
	void schemaMovesWithTheConnectionAndOutlivesARollback() throws SQLException {
		new JdbcTemplate(this.dataSource).execute("create schema if not exists tenant");
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			connection.setSchema("tenant");
			connection.rollback();
		}
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setSchema("tenant");
			connection.setAutoCommit(false);
			connection.setReadOnly(true);
			simulator.suspend();
			try (Statement statement = connection.createStatement()) {
				statement.execute("select 1");
			}
			connection.rollback();
			assertThat(connection.getSchema()).isEqualTo("tenant");
			connection.rollback();
		}
	}

	@Test
	void watchThatFailsCostsNeitherAConnectionNorACommit() throws SQLException {
		RuntimeException failure = new IllegalStateException("of the watch");
		Watched.calls.set(() -> {
			throw failure;
		});
		for (int borrow = 1; borrow <= 3; borrow++) {
			try (Connection connection = this.dataSource.getConnection()) {
				connection.setAutoCommit(false);
				insert(connection, "watched");
				connection.commit();
				insert(connection, "not");
				connection.rollback();
			}
		}
		assertThat(words()).isEqualTo(3);
		assertThat(new HarmlessWatches((endpoint) -> {
			throw failure;
		}).of("db")).isSameAs(StatementWatch.NONE);
	}

	@Test
	void autoCommitThatIsSetAgainCommitsInTheSightOfTheWatch() throws SQLException {
		AtomicInteger ended = new AtomicInteger();
		Watched.calls.set(ended::incrementAndGet);
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			insert(connection, "kept");
			int before = ended.get();
			connection.setAutoCommit(true);
			assertThat(ended).hasValue(before + 1);
		}
		assertThat(words()).isOne();
	}

	@Test
	void connectionThatIsAbortedWasNotLostButItsTransactionIsRolledBack() throws SQLException {
		NeonPool pool = this.context.getBean(NeonPool.class);
		TransactionCounts before = pool.transactions();
		long lost = pool.lostConnections();
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeUpdate("insert into noted values ('lost')");
			connection.abort(Runnable::run);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("select 1"));
		}
		assertThat(words()).isZero();
		assertThat(pool.transactions().rolledBack()).isEqualTo(before.rolledBack() + 1);
		assertThat(pool.lostConnections()).isEqualTo(lost);
	}

	@Test
	void networkTimeoutOfTheApplicationIsNoLoss() throws SQLException {
		NeonPool pool = this.context.getBean(NeonPool.class);
		long lost = pool.lostConnections();
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setNetworkTimeout(Runnable::run, 50);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("select pg_sleep(1)"));
		}
		assertThat(pool.lostConnections()).isEqualTo(lost);
	}

	@Test
	void sessionCountsTheStatementsOfTheApplicationAndKnowsThatItReads() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			ConnectionGuard guard = connection.unwrap(ConnectionGuard.class);
			connection.setAutoCommit(false);
			connection.setSavepoint();
			try (Statement statement = connection.createStatement()) {
				statement.setFetchSize(1);
				assertThat(statement.executeQuery("select generate_series(1, 9)").next()).isTrue();
				assertThat(guard.holding()).extracting((holding) -> holding.activity().outOfSight()).isEqualTo(true);
			}
			assertThat(guard.holding()).satisfies((holding) -> {
				assertThat(holding.statements()).isOne();
				assertThat(holding.activity().outOfSight()).isFalse();
			});
			connection.rollback();
		}
	}

	private int words() {
		Integer words = new JdbcTemplate(this.dataSource).queryForObject("select count(*) from noted", Integer.class);
		return (words != null) ? words : -1;
	}

	private static void insert(Connection connection, String word) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("insert into noted values (?)")) {
			statement.setString(1, word);
			statement.executeUpdate();
		}
	}

	private static void sleep() {
		try {
			TimeUnit.MILLISECONDS.sleep(500);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Watches the ends of statements, transactions and borrows.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Watched {

		static final AtomicReference<Runnable> calls = new AtomicReference<>();

		@Bean
		StatementWatches watches() {
			calls.set(() -> {
			});
			return (endpoint) -> new StatementWatch() {

				@Override
				public void closed(Statement statement) {
					calls.get().run();
				}

				@Override
				public void transactionEnded() {
					calls.get().run();
				}

				@Override
				public void returned() {
					calls.get().run();
				}

			};
		}

	}

}
