package io.github.neonspring.boot.connection.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.jdbc.support.JdbcUtils;

import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;

/**
 * Logs in at a target with pgjdbc, and can give up all logins that are under way.
 */
final class Logins implements AutoCloseable {

	private final Driver driver = new Driver();

	private final String sockets = UUID.randomUUID().toString();

	private final AtomicLong attempts = new AtomicLong();

	private final JdbcTarget target;

	private final Duration silence;

	private final @Nullable LoginCredentials credentials;

	private volatile boolean closed;

	Logins(JdbcTarget target, Duration silence) {
		this.target = target;
		this.silence = silence;
		NeonCredentialsProvider provider = target.credentials();
		this.credentials = (provider != null) ? new LoginCredentials(provider, target.description(), System::nanoTime)
				: null;
	}

	JdbcTarget target() {
		return this.target;
	}

	/**
	 * Return the credentials of the target's own.
	 * @return the credentials, or {@code null} where they cannot change
	 */
	@Nullable LoginCredentials credentials() {
		return this.credentials;
	}

	/**
	 * Log in with the target's own credentials.
	 * @return the connection
	 * @throws SQLException if it cannot be opened
	 */
	OpenedConnection open() throws SQLException {
		return (this.credentials != null) ? this.credentials.login((found) -> open(this.target.propertiesFor(found)))
				: open(this.target.properties());
	}

	OpenedConnection open(Properties settings) throws SQLException {
		String attempt = this.sockets + "/" + this.attempts.incrementAndGet();
		long start = System.nanoTime();
		try {
			Connection connection = open(settings, attempt);
			return new OpenedConnection(connection, EndpointSocketFactory.opened(attempt),
					Duration.ofNanos(System.nanoTime() - start), null);
		}
		finally {
			EndpointSocketFactory.opened(attempt);
		}
	}

	private Connection open(Properties settings, String attempt) throws SQLException {
		Properties properties = new Properties();
		properties.putAll(settings);
		if (EndpointSocketFactory.class.getName().equals(PGProperty.SOCKET_FACTORY.getOrNull(properties))) {
			String argument = PGProperty.SOCKET_FACTORY_ARG.getOrDefault(properties);
			PGProperty.SOCKET_FACTORY_ARG.set(properties,
					SocketArgument.parse((argument != null) ? argument : "").withName(attempt).toString());
		}
		boolean ownTimeout = PGProperty.SOCKET_TIMEOUT.getOrNull(properties) == null;
		if (ownTimeout) {
			PGProperty.SOCKET_TIMEOUT.set(properties, Math.toIntExact(this.silence.toSeconds()));
		}
		failIfClosed();
		Connection connection = login(properties);
		return ownTimeout ? withoutTimeout(connection) : connection;
	}

	private static Connection withoutTimeout(Connection connection) throws SQLException {
		try {
			connection.setNetworkTimeout(Runnable::run, 0);
			return connection;
		}
		catch (SQLException ex) {
			JdbcUtils.closeConnection(connection);
			throw ex;
		}
	}

	private Connection login(Properties properties) throws SQLException {
		try {
			@Nullable Connection connection = this.driver.connect(this.target.url(), properties);
			if (connection == null) {
				throw new SQLException("pgjdbc does not accept the URL " + this.target.url(), "08001");
			}
			return connection;
		}
		catch (SQLException ex) {
			failIfClosed();
			throw ConnectionAttempt.describe(ex, this.target);
		}
	}

	void failIfClosed() throws SQLException {
		if (this.closed) {
			throw new SQLTransientConnectionException("The data source of " + this.target.description() + " is closed",
					"08003");
		}
	}

	boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
		EndpointSocketFactory.closeOpening(this.sockets);
	}

}
