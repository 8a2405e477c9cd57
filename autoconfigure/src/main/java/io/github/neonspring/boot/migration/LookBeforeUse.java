package io.github.neonspring.boot.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Looks at a connection once more before its first statement, and replaces it if the
 * compute has been suspended since it was opened: Flyway loads its classes meanwhile.
 */
final class LookBeforeUse implements InvocationHandler {

	/** What asks the server nothing and leaves nothing behind. */
	private static final Set<String> PASSIVE = Set.of("getMetaData", "isClosed", "toString", "hashCode", "equals");

	private final Source source;

	private Connection connection;

	private boolean used;

	private LookBeforeUse(Connection connection, Source source) {
		this.connection = connection;
		this.source = source;
	}

	static Connection on(Connection connection, Source source) {
		return (Connection) Proxy.newProxyInstance(LookBeforeUse.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new LookBeforeUse(connection, source));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args) throws Throwable {
		if (!this.used && !PASSIVE.contains(method.getName())) {
			this.used = true;
			boolean ending = method.getName().equals("close") || method.getName().equals("abort");
			if (!ending && !this.source.isAlive(this.connection)) {
				JdbcUtils.closeConnection(this.connection);
				this.connection = this.source.open();
			}
		}
		try {
			return method.invoke(this.connection, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/**
	 * Where connections come from.
	 */
	interface Source {

		boolean isAlive(Connection connection) throws SQLException;

		Connection open() throws SQLException;

	}

}
