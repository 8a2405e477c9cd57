package io.github.neonspring.boot.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.guard.GuardedConnection;
import io.github.neonspring.boot.guard.GuardedDataSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link LendingDataSource}.
 */
class LendingDataSourceTests {

	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	@Test
	void aConnectionThatIsNotUnderGuardGoesBack() throws SQLException {
		Connection connection = mock();
		given(connection.unwrap(GuardedConnection.class)).willThrow(new SQLException("Not under guard"));
		BoundedHikariDataSource hikari = mock();
		given(hikari.getConnection(TIMEOUT)).willReturn(connection);
		LendingDataSource lending = new LendingDataSource(hikari, mock(GuardedDataSource.class), null);
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> lending.getConnection(TIMEOUT))
			.withMessage("Not under guard");
		then(connection).should().close();
	}

}
