package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.util.PGobject;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A level holds for whoever has set it, and for nobody else.
 */
class IsolationTests {

	private static final int SERIALIZABLE = Connection.TRANSACTION_SERIALIZABLE;

	private static NeonSimulator simulator;

	private static ConfigurableApplicationContext context;

	private static DataSource dataSource;

	@BeforeAll
	static void start() throws SQLException {
		simulator = NeonSimulator.start();
		context = TestApplication.run(simulator, "neon.keepalive.mode=off",
				"spring.datasource.hikari.maximum-pool-size=1");
		dataSource = context.getBean(DataSource.class);
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("create table kept (word text, note jsonb)");
		}
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@Test
	void levelHoldsOutsideATransactionAndIsGoneForTheNextBorrower() throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			connection.setTransactionIsolation(SERIALIZABLE);
			assertThat(level(connection)).isEqualTo("serializable");
		}
		nextBorrowerHasItsOwn();
	}

	@Test
	void levelHoldsOnTheDriversOwnConnectionAndIsGoneForTheNextBorrower() throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			connection.setTransactionIsolation(SERIALIZABLE);
			connection.setAutoCommit(false);
			assertThat(level((Connection) connection.unwrap(PGConnection.class))).isEqualTo("serializable");
			connection.rollback();
			connection.setAutoCommit(true);
		}
		nextBorrowerHasItsOwn();
	}

	private void nextBorrowerHasItsOwn() throws SQLException {
		for (int i = 0; i < 2; i++) {
			try (Connection connection = dataSource.getConnection()) {
				connection.setAutoCommit(false);
				assertThat(level(connection)).isEqualTo("read committed");
				connection.rollback();
				connection.setAutoCommit(true);
				assertThat(level(connection)).isEqualTo("read committed");
				assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
			}
		}
	}

	@Test
	void metadataAndSchemaBeforeTheFirstStatementAreOfTheSameTransaction() throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			connection.setAutoCommit(false);
			connection.getMetaData().getColumns(null, "public", "kept", null).close();
			assertThat(level(connection)).isEqualTo("repeatable read");
			connection.rollback();
			assertThat(connection.getSchema()).isEqualTo("public");
			assertThat(level(connection)).isEqualTo("repeatable read");
			connection.rollback();
		}
	}

	@Test
	void preparedStatementTakesAnythingAfterItHasCarriedTheLevel() throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			connection.setTransactionIsolation(SERIALIZABLE);
			connection.setAutoCommit(false);
			try (PreparedStatement statement = connection.prepareStatement("insert into kept values (?, ?)")) {
				statement.setString(1, "none");
				statement.setNull(2, Types.OTHER);
				statement.executeUpdate();
				PGobject note = new PGobject();
				note.setType("jsonb");
				note.setValue("{}");
				statement.setObject(2, note);
				assertThat(statement.executeUpdate()).isOne();
			}
			connection.rollback();
		}
	}

	@Test
	void statementsOfABatchAreForgottenWithIt() throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			for (int i = 0; i < 2; i++) {
				statement.addBatch("insert into kept values ('one')");
				statement.addBatch("delete from kept where word = 'one'");
				assertThat(statement.executeBatch()).containsExactly(1, 1);
			}
		}
	}

	@Test
	void levelOfThePoolHoldsForAll() throws SQLException {
		try (ConfigurableApplicationContext strict = TestApplication.run(simulator, "neon.keepalive.mode=off",
				"neon.pool.preset=test", "spring.datasource.hikari.transaction-isolation=TRANSACTION_SERIALIZABLE")) {
			for (int i = 0; i < 2; i++) {
				try (Connection connection = strict.getBean(DataSource.class).getConnection()) {
					connection.setAutoCommit(false);
					assertThat(level(connection)).isEqualTo("serializable");
					connection.rollback();
					connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
					assertThat(level(connection)).isEqualTo("read committed");
					connection.rollback();
				}
			}
		}
	}

	private static String level(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet level = statement.executeQuery("select current_setting('transaction_isolation')")) {
			level.next();
			return level.getString(1);
		}
	}

}
