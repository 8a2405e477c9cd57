package io.github.neonspring.boot.connection.driver;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the connections of a data source for as long as somebody has them:
 * what carries them, and as whom they logged in.
 */
final class OpenedConnections {

	private final Map<Connection, Reference<EndpointSocket>> carriers = Collections
		.synchronizedMap(new WeakHashMap<>());

	private final Map<Connection, ProvidedCredentials> openedWith = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * Take note of a new connection.
	 * @param opened the connection
	 * @param credentials where its credentials come from, or {@code null} where they
	 * cannot change
	 */
	void add(OpenedConnection opened, @Nullable LoginCredentials credentials) {
		Connection connection = opened.connection();
		if (opened.socket() != null) {
			this.carriers.put(connection, new WeakReference<>(opened.socket()));
		}
		ProvidedCredentials with = opened.credentials();
		if (credentials != null && with != null) {
			this.openedWith.put(connection, with);
			credentials.accepted(with);
		}
	}

	@Nullable EndpointSocket socketOf(Connection connection) {
		Reference<EndpointSocket> carrier = this.carriers.get(connection);
		return (carrier != null) ? carrier.get() : null;
	}

	boolean isOutdated(Connection connection, @Nullable LoginCredentials credentials) {
		if (credentials == null || !credentials.hasChanged()) {
			return false;
		}
		ProvidedCredentials before = this.openedWith.get(connection);
		return before != null && credentials.isOutdated(before);
	}

}
