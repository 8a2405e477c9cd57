package io.github.neonspring.boot.connection.driver;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens physical connections with pgjdbc, at the fewest round trips the target allows.
 * Closing it makes connects that are still under way fail at once, and refuses new ones.
 *
 * @since 0.1.0
 */
public final class ConnectingDataSource extends AbstractDataSource implements AutoCloseable {

	private final Driver driver = new Driver();

	private final String sockets = UUID.randomUUID().toString();

	private final Map<Connection, Reference<EndpointSocket>> carriers = Collections
		.synchronizedMap(new WeakHashMap<>());

	private final AtomicLong attempts = new AtomicLong();

	private final JdbcTarget target;

	private final UndeclaredPooler pooler;

	private final Duration silence;

	private final ConnectListener listener;

	private volatile @Nullable SQLException lastFailure;

	private volatile boolean closed;

	/**
	 * Create a data source for the given target.
	 * @param target where to connect
	 * @param silence how long the server may say nothing during a connect. Neon's proxy
	 * holds a connect in silence while the compute starts, so this must be longer than
	 * the longest cold start
	 * @param listener hears how each connect ended
	 */
	public ConnectingDataSource(JdbcTarget target, Duration silence, ConnectListener listener) {
		this.target = target;
		this.pooler = new UndeclaredPooler(target);
		this.silence = silence;
		this.listener = listener;
	}

	/**
	 * Return where this data source connects to.
	 * @return the target
	 */
	public JdbcTarget target() {
		return this.target;
	}

	/**
	 * Return the URL that Spring Boot derives another data source from, where there is no
	 * pool.
	 * @return the URL, without user and password
	 */
	public String getUrl() {
		return this.target.completeUrl();
	}

	@Override
	public Connection getConnection() throws SQLException {
		return connect(this.target.properties());
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		Properties properties = new Properties();
		properties.putAll(this.target.properties());
		PGProperty.USER.set(properties, username);
		PGProperty.PASSWORD.set(properties, password);
		return connect(properties);
	}

	private Connection connect(Properties settings) throws SQLException {
		String attempt = this.sockets + "/" + this.attempts.incrementAndGet();
		long start = System.nanoTime();
		try {
			Connection connection = open(settings, attempt);
			this.lastFailure = null;
			this.listener.connected(serverVersion(connection), Duration.ofNanos(System.nanoTime() - start));
			EndpointSocket socket = EndpointSocketFactory.opened(attempt);
			if (socket != null) {
				this.carriers.put(connection, new WeakReference<>(socket));
			}
			return connection;
		}
		catch (SQLException ex) {
			this.lastFailure = ex;
			this.listener.connectFailed(ex);
			throw ex;
		}
		finally {
			EndpointSocketFactory.opened(attempt);
		}
	}

	/**
	 * Return the socket that carries a connection, below its TLS.
	 * @param connection a connection that was opened here
	 * @return the socket, or {@code null} where it is none of ours: the connection string
	 * names another {@code socketFactory}, or the JVM has a SOCKS proxy
	 */
	public @Nullable EndpointSocket socketOf(Connection connection) {
		Reference<EndpointSocket> carrier = this.carriers.get(connection);
		return (carrier != null) ? carrier.get() : null;
	}

	/**
	 * Whether the server has said nothing on a connection since it was opened, as far as
	 * can be told without a round trip. What a new session hears unasked is mostly its
	 * end.
	 * @param connection a connection that was opened here and not used yet
	 * @return {@code false} if it is of no use any more
	 */
	public boolean isQuiet(Connection connection) {
		EndpointSocket socket = socketOf(connection);
		return socket == null || socket.look() == Sight.QUIET;
	}

	private Connection open(Properties settings, String attempt) throws SQLException {
		Properties properties = new Properties();
		properties.putAll(settings);
		if (EndpointSocketFactory.class.getName().equals(PGProperty.SOCKET_FACTORY.getOrNull(properties))) {
			PGProperty.SOCKET_FACTORY_ARG.set(properties, attempt);
		}
		boolean ownTimeout = PGProperty.SOCKET_TIMEOUT.getOrNull(properties) == null;
		if (ownTimeout) {
			PGProperty.SOCKET_TIMEOUT.set(properties, Math.toIntExact(this.silence.toSeconds()));
		}
		failIfClosed();
		Connection connection = login(properties);
		this.pooler.prepareFor(connection);
		if (ownTimeout) {
			connection.setNetworkTimeout(Runnable::run, 0);
		}
		return connection;
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

	private void failIfClosed() throws SQLException {
		if (this.closed) {
			throw new SQLTransientConnectionException("The data source of " + this.target.description() + " is closed",
					"08003");
		}
	}

	private static String serverVersion(Connection connection) throws SQLException {
		String version = connection.unwrap(PGConnection.class).getParameterStatus("server_version");
		return (version != null) ? version : "unknown";
	}

	@Override
	public int getLoginTimeout() {
		// HikariCP waits this long for a connect under way when it closes
		return 1;
	}

	@Override
	public void setLoginTimeout(int seconds) {
	}

	/**
	 * Return why the last connect failed.
	 * @return the failure, or {@code null} if the last connect succeeded
	 */
	public @Nullable SQLException lastFailure() {
		return this.lastFailure;
	}

	/**
	 * Whether {@link #close()} was called.
	 * @return {@code true} once closed
	 */
	public boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
		EndpointSocketFactory.closeOpening(this.sockets);
	}

	@Override
	public String toString() {
		return "ConnectingDataSource[" + this.target.description() + "]";
	}

}
