package io.github.neonspring.boot.connection.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.springframework.jdbc.datasource.AbstractDataSource;

import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;

/**
 * Opens physical connections with pgjdbc, at the fewest round trips the target allows.
 * Closing it makes connects that are still under way fail at once, and refuses new ones.
 *
 * @since 0.1.0
 */
public final class ConnectingDataSource extends AbstractDataSource implements AutoCloseable {

	private final OpenedConnections opened = new OpenedConnections();

	private final CompletableFuture<Boolean> closing = new CompletableFuture<>();

	private final JdbcTarget target;

	private final Logins logins;

	private final UndeclaredPooler pooler;

	private final ConnectListener listener;

	private volatile @Nullable EarlyConnection early;

	private volatile @Nullable SQLException lastFailure;

	/**
	 * Create a data source for the given target.
	 * @param target where to connect
	 * @param silence how long the server may say nothing during a connect. Neon's proxy
	 * holds a connect in silence while the compute starts, so this must be longer than
	 * the longest cold start
	 * @param listener hears how each connect ended
	 */
	public ConnectingDataSource(JdbcTarget target, Duration silence, ConnectListener listener) {
		this(target, silence, listener, null);
	}

	/**
	 * Create a data source that begins with a connection that is there already, or soon.
	 * @param target where to connect
	 * @param silence how long the server may say nothing during a connect
	 * @param listener hears how each connect ended, the early one's too once it is taken
	 * @param early the early connection, used if it leads to the same target
	 */
	public ConnectingDataSource(JdbcTarget target, Duration silence, ConnectListener listener,
			@Nullable EarlyConnection early) {
		this.target = target;
		this.logins = new Logins(target, silence);
		this.pooler = new UndeclaredPooler(target);
		this.listener = listener;
		this.early = early;
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
		return connect(this.early, this.logins::open);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		Properties properties = new Properties();
		properties.putAll(this.target.properties());
		PGProperty.USER.set(properties, username);
		PGProperty.PASSWORD.set(properties, password);
		return connect(null, () -> this.logins.open(properties));
	}

	private Connection connect(@Nullable EarlyConnection early, Login login) throws SQLException {
		try {
			OpenedConnection taken = (early != null) ? take(early) : null;
			return opened((taken != null) ? taken : login.open());
		}
		catch (SQLException ex) {
			failed(ex);
			throw ex;
		}
	}

	private @Nullable OpenedConnection take(EarlyConnection early) throws SQLException {
		try {
			return early.take(this.target, this.closing);
		}
		finally {
			if (early.isOver()) {
				this.early = null;
			}
		}
	}

	// Several callers may be told of one failed early connect
	private synchronized void failed(SQLException failure) {
		if (failure != this.lastFailure) {
			this.lastFailure = failure;
			this.listener.connectFailed(failure);
		}
	}

	private Connection opened(OpenedConnection opened) throws SQLException {
		Connection connection = opened.connection();
		this.pooler.prepareFor(connection);
		this.lastFailure = null;
		this.listener.connected(opened.serverVersion(), opened.took());
		this.opened.add(opened, this.logins.credentials());
		return connection;
	}

	/**
	 * Whether the credentials can change from one login to the next, and connections that
	 * were opened with earlier ones are to be closed then.
	 * @return {@code false} where they are settings
	 */
	public boolean retiresConnections() {
		NeonCredentialsProvider provider = this.target.credentials();
		return provider != null && provider.retiresConnections();
	}

	/**
	 * Look for new credentials. Asks the server nothing.
	 */
	public void lookForCredentials() {
		LoginCredentials current = this.logins.credentials();
		try {
			if (current != null) {
				current.look();
			}
		}
		catch (SQLException ex) {
			// Whoever logs in next is told
		}
	}

	/**
	 * Whether the server has accepted the newest credentials.
	 * @return {@code false} until somebody has logged in with them
	 */
	public boolean hasAcceptedCredentials() {
		LoginCredentials current = this.logins.credentials();
		return current != null && current.isAccepted();
	}

	/**
	 * Whether a connection was opened with credentials that have been replaced since.
	 * @param connection a connection that was opened here
	 * @return {@code true} if a new one would be opened with others
	 */
	public boolean isOutdated(Connection connection) {
		return this.opened.isOutdated(connection, this.logins.credentials());
	}

	/**
	 * Return the socket that carries a connection, below its TLS.
	 * @param connection a connection that was opened here
	 * @return the socket, or {@code null} where it is none of ours: the connection string
	 * names another {@code socketFactory}, or the JVM has a SOCKS proxy
	 */
	public @Nullable EndpointSocket socketOf(Connection connection) {
		return this.opened.socketOf(connection);
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
		return this.logins.isClosed();
	}

	@Override
	public void close() {
		this.logins.close();
		this.closing.complete(true);
	}

	@Override
	public String toString() {
		return "ConnectingDataSource[" + this.target.description() + "]";
	}

	/**
	 * Logs in.
	 */
	@FunctionalInterface
	private interface Login {

		OpenedConnection open() throws SQLException;

	}

}
