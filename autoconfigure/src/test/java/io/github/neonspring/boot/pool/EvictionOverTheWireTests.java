package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.testkit.NeonSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for the pool's farewell to a connection that the server has ended.
 */
class EvictionOverTheWireTests {

	@Test
	@DisabledIfSystemProperty(named = "postgres.version", matches = "1[56]\\..*",
			disabledReason = "PostgreSQL before 17 has no transaction_timeout")
	void connectionThatTookTooLongIsNotLentAgain() throws SQLException {
		try (NeonSimulator simulator = NeonSimulator.start();
				ConfigurableApplicationContext context = TestApplication.run(simulator, "neon.pool.preset=test",
						"neon.pool.warm-up=false", "spring.datasource.hikari.maximum-pool-size=1",
						"spring.datasource.hikari.minimum-idle=0")) {
			DataSource dataSource = context.getBean(DataSource.class);
			SQLException failure = catchThrowableOfType(SQLException.class,
					() -> execute(dataSource, "set local transaction_timeout = 1", "select pg_sleep(10)"));
			assertThat(failure.getSQLState()).isEqualTo("25P04");
			assertThat(context.getBean(NeonPool.class).snapshot().size()).isZero();
			execute(dataSource, "select 1");
		}
	}

	private static void execute(DataSource dataSource, String... statements) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
