package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The caller of a read-only transaction does not wait for the answer to its COMMIT, and
 * notices nothing of it.
 */
class BackgroundCommitTests {

	private static NeonSimulator simulator;

	private static ConfigurableApplicationContext context;

	private static DataSource dataSource;

	@BeforeAll
	static void start() throws SQLException {
		simulator = NeonSimulator.start();
		context = run("neon.pool.preset=development");
		dataSource = context.getBean(DataSource.class);
		learnIsolation(dataSource);
	}

	private static ConfigurableApplicationContext run(String property) {
		return TestApplication.run(simulator, "neon.keepalive.mode=off", property);
	}

	// The first COMMIT tells the level that the sessions of the pool begin with
	private static void learnIsolation(DataSource source) throws SQLException {
		try (Connection connection = reading(source.getConnection())) {
			connection.commit();
			assertThat(answer(connection)).isNull();
		}
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@AfterEach
	void endLatency() {
		simulator.latency(Duration.ZERO);
	}

	@Test
	void commitEndsBeforeItsAnswer() throws SQLException {
		try (Connection connection = reading(dataSource.getConnection())) {
			simulator.latency(Duration.ofMillis(200));
			connection.commit();
			assertThat(answer(connection)).isNotNull().isNotDone();
			long before = simulator.stats().roundTrips();
			assertThat((Throwable) connection.getWarnings()).isNull();
			connection.clearWarnings();
			connection.setAutoCommit(true);
			connection.setReadOnly(false);
			assertThat(connection.getAutoCommit()).isTrue();
			assertThat(connection.isReadOnly()).isFalse();
			assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
			connection.rollback();
			connection.commit();
			assertThat(connection.isClosed()).isFalse();
			assertThat(answer(connection)).isNotNull().isNotDone();
			assertThat(simulator.stats().roundTrips() - before).isLessThanOrEqualTo(1);
		}
	}

	@Test
	void closedConnectionIsInUseUntilTheAnswer() throws SQLException {
		NeonPool pool = context.getBean(NeonPool.class);
		Connection connection = reading(dataSource.getConnection());
		simulator.latency(Duration.ofMillis(200));
		connection.commit();
		connection.close();
		assertThat(connection.isClosed()).isTrue();
		assertThat(pool.snapshot().active()).isOne();
		Awaitility.await().until(() -> pool.snapshot().active() == 0);
	}

	@Test
	void nextUseOfTheConnectionFollowsTheAnswer() throws SQLException {
		try (Connection connection = reading(dataSource.getConnection())) {
			simulator.latency(Duration.ofMillis(50));
			connection.commit();
			connection.setReadOnly(false);
			try (Statement statement = connection.createStatement()) {
				statement.execute("create temporary table later (word text)");
				statement.execute("insert into later values ('there')");
				connection.commit();
				assertThat(count(statement, "select count(*) from later")).isOne();
			}
			connection.rollback();
			connection.setAutoCommit(true);
		}
	}

	@Test
	void borrowerWaitsForAnAnswerRatherThanForANewConnection() throws SQLException {
		simulator.latency(Duration.ofMillis(50));
		long sessions = simulator.stats().sessions();
		for (int i = 0; i < 5; i++) {
			try (Connection connection = reading(dataSource.getConnection())) {
				connection.commit();
			}
		}
		assertThat(simulator.stats().sessions()).isEqualTo(sessions);
	}

	@Test
	void lostAnswerEvictsTheConnection() throws SQLException {
		Connection connection = reading(dataSource.getConnection());
		simulator.loseNextCommitAnswer();
		connection.commit();
		connection.close();
		NeonPool pool = context.getBean(NeonPool.class);
		Awaitility.await().until(() -> pool.snapshot().size() == 0);
		assertThat(pool.failedBackgroundCommits()).isOne();
		try (Connection other = dataSource.getConnection(); Statement statement = other.createStatement()) {
			assertThat(count(statement, "select 1")).isOne();
		}
	}

	@Test
	void connectionIsNotBusyOnceItsAnswerIsThere() throws SQLException {
		NeonPool pool = context.getBean(NeonPool.class);
		try (Connection connection = reading(dataSource.getConnection())) {
			connection.commit();
		}
		Awaitility.await().until(() -> pool.snapshot().active() == 0);
		assertThat(pool.busy()).isZero();
	}

	@Test
	void clientInfoReachesTheServerAfterABackgroundCommit() throws SQLException {
		NeonPool pool = context.getBean(NeonPool.class);
		try (Connection connection = reading(dataSource.getConnection())) {
			connection.commit();
		}
		Awaitility.await().until(() -> pool.snapshot().active() == 0);
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			connection.setClientInfo("ApplicationName", "tenant");
			assertThat(text(statement, "select current_setting('application_name')")).isEqualTo("tenant");
		}
	}

	@Test
	void transactionWhoseMetadataWereAskedWaits() throws SQLException {
		try (Connection connection = reading(dataSource.getConnection())) {
			DatabaseMetaData metadata = connection.getMetaData();
			connection.commit();
			assertThat(answer(connection)).isNull();
			connection.setReadOnly(false);
			connection.setAutoCommit(true);
			metadata.getTables(null, "public", "none", null).close();
		}
	}

	@Test
	void transactionThatLiftsReadOnlyWaits() throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			connection.setReadOnly(true);
			connection.setAutoCommit(false);
			statement.execute("set transaction read write");
			connection.commit();
			assertThat(answer(connection)).isNull();
		}
	}

	@Test
	void serializableTransactionWaits() throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			reading(connection).commit();
			assertThat(answer(connection)).isNull();
		}
	}

	@Test
	void transactionThatMayNotifyWaits() throws SQLException {
		try (Connection connection = reading(dataSource.getConnection());
				Statement statement = connection.createStatement()) {
			statement.execute("select pg_notify('news', 'x')");
			connection.commit();
			assertThat(answer(connection)).isNull();
		}
	}

	@Test
	void writingTransactionWaits() throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			connection.setAutoCommit(false);
			read(connection);
			connection.commit();
			assertThat(answer(connection)).isNull();
		}
	}

	@Test
	void withoutAPoolTheConnectionIsClosedAfterTheAnswer() throws SQLException {
		int sessions = simulator.openSessions();
		try (ConfigurableApplicationContext unpooled = run("neon.pool.preset=none")) {
			DataSource source = unpooled.getBean(DataSource.class);
			learnIsolation(source);
			simulator.latency(Duration.ofMillis(50));
			try (Connection connection = reading(source.getConnection())) {
				connection.commit();
				assertThat(answer(connection)).isNotNull();
			}
			Awaitility.await().until(() -> simulator.openSessions() == sessions);
		}
	}

	@Test
	void oneKeyTurnsItOff() throws SQLException {
		try (ConfigurableApplicationContext waiting = run("neon.transaction.background-read-commit=false")) {
			for (int i = 0; i < 2; i++) {
				learnIsolation(waiting.getBean(DataSource.class));
			}
		}
	}

	@Test
	void readOnlyThatTheServerDoesNotKnowOfWaits() throws SQLException {
		try (ConfigurableApplicationContext ignoring = run(
				"spring.datasource.hikari.data-source-properties.readOnlyMode=ignore")) {
			for (int i = 0; i < 2; i++) {
				learnIsolation(ignoring.getBean(DataSource.class));
			}
		}
	}

	private static CompletableFuture<Void> answer(Connection connection) throws SQLException {
		return connection.unwrap(GuardedConnection.class).commitUnderWay();
	}

	private static Connection reading(Connection connection) throws SQLException {
		connection.setReadOnly(true);
		connection.setAutoCommit(false);
		read(connection);
		return connection;
	}

	private static void read(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			assertThat(count(statement, "select 1")).isOne();
		}
	}

	private static String text(Statement statement, String sql) throws SQLException {
		try (ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

	private static int count(Statement statement, String sql) throws SQLException {
		try (ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getInt(1);
		}
	}

}
