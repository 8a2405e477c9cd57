package io.github.neonspring.boot.benchmarks.layers;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;

import javax.sql.DataSource;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A driver that does nothing, in classes that the JIT compiler sees through as it does
 * through hand-written ones.
 */
final class StubDriver extends AbstractDataSource {

	private final Class<? extends BaseConnection> connections;

	StubDriver() {
		ResultSet rows = create(stub(ResultSet.class, Map.of("next", true, "getLong", 1L)));
		Class<? extends PreparedStatement> statement = stub(PreparedStatement.class,
				Map.of("executeQuery", rows, "execute", true, "getResultSet", rows));
		DatabaseMetaData metadata = create(
				stub(DatabaseMetaData.class, Map.of("getDatabaseMajorVersion", 18, "getURL", "jdbc:stub:")));
		PreparedStatement statements = create(statement);
		this.connections = stub(BaseConnection.class,
				Map.of("prepareStatement", statements, "createStatement", (Statement) statements, "getMetaData",
						metadata, "isValid", true, "getAutoCommit", true, "getTransactionIsolation",
						Connection.TRANSACTION_READ_COMMITTED, "getTransactionState", TransactionState.IDLE,
						"getParameterStatus", "18.0"));
	}

	private static <T> Class<? extends T> stub(Class<T> type, Map<String, Object> answers) {
		DynamicType.Builder<T> builder = new ByteBuddy().subclass(type)
			.method(ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class)))
			.intercept(StubMethod.INSTANCE)
			.method(ElementMatchers.named("unwrap"))
			.intercept(FixedValue.self());
		for (Map.Entry<String, Object> answer : answers.entrySet()) {
			builder = builder.method(ElementMatchers.named(answer.getKey()))
				.intercept(FixedValue.value(answer.getValue()));
		}
		return builder.make().load(type.getClassLoader()).getLoaded();
	}

	private static <T> T create(Class<T> type) {
		try {
			return type.getDeclaredConstructor().newInstance();
		}
		catch (InstantiationException | IllegalAccessException | InvocationTargetException | NoSuchMethodException ex) {
			throw new IllegalStateException("No stub", ex);
		}
	}

	@Override
	public Connection getConnection() {
		return create(this.connections);
	}

	@Override
	public Connection getConnection(String username, String password) {
		return getConnection();
	}

	/**
	 * Return a data source of stubs.
	 * @return the data source
	 */
	static DataSource dataSource() {
		return new StubDriver();
	}

}
