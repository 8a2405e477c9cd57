package io.github.neonspring.boot.migration;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * A connection each of whose transactions may idle for as long as it likes.
 */
final class WithoutIdleLimit {

	private WithoutIdleLimit() {
	}

	static Connection on(Connection connection) {
		return (Connection) Proxy.newProxyInstance(WithoutIdleLimit.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, args) -> invoke(connection, method, args));
	}

	private static @Nullable Object invoke(Connection connection, Method method, Object[] args) throws Throwable {
		try {
			boolean begins = method.getName().equals("setAutoCommit") && Boolean.FALSE.equals(args[0])
					&& connection.getAutoCommit();
			Object result = method.invoke(connection, args);
			if (begins) {
				lift(connection);
			}
			return result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static void lift(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
		}
	}

}
