package io.github.neonspring.boot.connection.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A physical connection that was just opened.
 *
 * @param connection the connection
 * @param socket the socket that carries it, or {@code null} where it is none of ours
 * @param took how long it took to open
 * @param credentials what it was opened with, or {@code null} where that cannot change
 */
record OpenedConnection(Connection connection, @Nullable EndpointSocket socket, Duration took,
		@Nullable ProvidedCredentials credentials) {

	OpenedConnection loggedInWith(ProvidedCredentials credentials) {
		return new OpenedConnection(this.connection, this.socket, this.took, credentials);
	}

	String serverVersion() throws SQLException {
		String version = this.connection.unwrap(PGConnection.class).getParameterStatus("server_version");
		return (version != null) ? version : "unknown";
	}

	/**
	 * Whether the server has said nothing since, as far as its socket shows. What a new
	 * session hears unasked is mostly its end.
	 */
	boolean isQuiet() {
		return this.socket == null || this.socket.look() == Sight.QUIET;
	}

	void close() {
		JdbcUtils.closeConnection(this.connection);
	}

}
