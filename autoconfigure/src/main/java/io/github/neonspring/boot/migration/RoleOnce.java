package io.github.neonspring.boot.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Leaves out the {@code SET ROLE} that Flyway sends before nearly everything it does,
 * where nothing can have changed the role since the last one: nothing but questions of
 * Flyway's own. Only for a connection that keeps its backend.
 */
final class RoleOnce implements InvocationHandler {

	/** What Flyway 12 asks; any other text may be a migration's. */
	private static final List<String> QUESTIONS = List.of("SELECT version()", "SHOW search_path",
			"SELECT current_schema", "SELECT CURRENT_USER", "SELECT current_user", "select current_catalog",
			"SELECT rolname FROM pg_roles WHERE rolname ILIKE 'rds_superuser'",
			"SELECT COUNT(*) FROM pg_namespace WHERE nspname=?", "SELECT EXISTS (", "SELECT pg_try_advisory_lock(",
			"SELECT pg_advisory_unlock(", "SELECT set_config('search_path', ?, false)",
			"/*NO LOAD BALANCE*/\nSELECT \"installed_rank\"");

	/** What neither runs SQL of others nor undoes a {@code SET ROLE}. */
	private static final Set<String> HARMLESS = Set.of("setAutoCommit", "getAutoCommit", "commit", "getMetaData",
			"isClosed", "getCatalog", "getSchema", "isReadOnly", "setReadOnly", "clearWarnings", "getWarnings",
			"isValid", "toString", "hashCode", "equals", "getTransactionIsolation");

	private final Connection connection;

	private @Nullable String role;

	private RoleOnce(Connection connection) {
		this.connection = connection;
	}

	static Connection on(Connection connection) {
		return (Connection) Proxy.newProxyInstance(RoleOnce.class.getClassLoader(), new Class<?>[] { Connection.class },
				new RoleOnce(connection));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args) throws Throwable {
		String sql = (method.getName().equals("prepareStatement") && args != null && args.length == 1)
				? String.valueOf(args[0]) : null;
		if (sql != null && sql.startsWith("SET ROLE '")) {
			if (sql.equals(this.role)) {
				return nothing();
			}
			this.role = sql;
		}
		else if (!isHarmless(method, sql)) {
			this.role = null;
		}
		try {
			return method.invoke(this.connection, args);
		}
		catch (InvocationTargetException ex) {
			this.role = null;
			throw ex.getTargetException();
		}
	}

	private static boolean isHarmless(Method method, @Nullable String sql) {
		return (sql != null) ? QUESTIONS.stream().anyMatch(sql::startsWith) : HARMLESS.contains(method.getName());
	}

	private static PreparedStatement nothing() {
		return (PreparedStatement) Proxy.newProxyInstance(RoleOnce.class.getClassLoader(),
				new Class<?>[] { PreparedStatement.class }, (proxy, method, args) -> switch (method.getName()) {
					case "execute" -> false;
					case "close" -> null;
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}

}
