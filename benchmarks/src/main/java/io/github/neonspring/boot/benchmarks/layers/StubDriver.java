package io.github.neonspring.boot.benchmarks.layers;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;

import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A driver that does nothing.
 */
final class StubDriver extends AbstractDataSource {

	private static final ResultSet ROWS = Stub.of(ResultSet.class, Map.of("next", true, "getLong", 1L));

	private static final PreparedStatement STATEMENT = Stub.of(PreparedStatement.class,
			Map.of("executeQuery", ROWS, "execute", true, "getResultSet", ROWS));

	private static final DatabaseMetaData METADATA = Stub.of(DatabaseMetaData.class,
			Map.of("getDatabaseMajorVersion", 18));

	private static final BaseConnection CONNECTION = Stub.of(BaseConnection.class,
			Map.of("prepareStatement", STATEMENT, "createStatement", STATEMENT, "getMetaData", METADATA, "isValid",
					true, "getAutoCommit", true, "getTransactionIsolation", Connection.TRANSACTION_READ_COMMITTED,
					"getTransactionState", TransactionState.IDLE, "getParameterStatus", "18.0"));

	@Override
	public Connection getConnection() {
		return Stub.another(CONNECTION);
	}

	@Override
	public Connection getConnection(String username, String password) {
		return getConnection();
	}

}
