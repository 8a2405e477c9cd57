package io.github.neonspring.boot.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.string.EndpointKind;

/**
 * The narrowest limit on connections.
 *
 * @param allowed how many there can be; {@code null} if nobody knows
 * @param words the same in words
 * @param concurrency how many transactions run at once behind Neon's pooler, or
 * {@code null}
 */
record ConnectionLimit(@Nullable Integer allowed, String words, @Nullable Integer concurrency) {

	/**
	 * Connections that Neon keeps for its own superuser: {@value}.
	 * @see <a href="https://neon.com/docs/connect/connection-pooling">Neon: connection
	 * pooling</a>
	 */
	static final int RESERVED_BY_NEON = 7;

	/**
	 * Clients that Neon's pooler accepts, {@code max_client_conn}: {@value}.
	 * @see <a href="https://neon.com/docs/connect/connection-pooling">Neon: connection
	 * pooling</a>
	 */
	static final int CLIENTS_OF_NEONS_POOLER = 10_000;

	static ConnectionLimit of(ServerLimits server, EndpointKind kind, @Nullable Integer clientLimit) {
		if (kind == EndpointKind.NEON_POOLER) {
			return ofNeonsPooler(server, clientLimit);
		}
		if (isPooled(server, kind)) {
			return (clientLimit != null) ? clients(clientLimit, null) : new ConnectionLimit(null,
					"how many clients the pooler accepts is not known (neon.pool.client-limit)", null);
		}
		return ofServer(server, kind);
	}

	/**
	 * Whether a pooler is in between, be it one that the host name does not betray.
	 */
	static boolean isPooled(ServerLimits server, EndpointKind kind) {
		return kind.isPooler() || (!kind.isNeon() && server.otherBackend());
	}

	// default_pool_size is 0.9 x max_connections for each role and database
	private static ConnectionLimit ofNeonsPooler(ServerLimits server, @Nullable Integer clientLimit) {
		return clients((clientLimit != null) ? clientLimit : CLIENTS_OF_NEONS_POOLER, server.maximum() * 9 / 10);
	}

	private static ConnectionLimit clients(int limit, @Nullable Integer concurrency) {
		return new ConnectionLimit(limit, "the pooler accepts " + limit + " clients", concurrency);
	}

	private static ConnectionLimit ofServer(ServerLimits server, EndpointKind kind) {
		List<ConnectionLimit> limits = new ArrayList<>();
		limits.add(ofMaximum(server, kind));
		if (!server.superuser() && server.roleLimit() >= 0) {
			limits.add(named("role", server.role(), server.roleLimit()));
		}
		if (!server.superuser() && server.databaseLimit() >= 0) {
			limits.add(named("database", server.database(), server.databaseLimit()));
		}
		return limits.stream().min(Comparator.comparing(ConnectionLimit::number)).orElseThrow();
	}

	private static ConnectionLimit ofMaximum(ServerLimits server, EndpointKind kind) {
		int reserved = reserved(server);
		int kept = kind.isNeon() ? Math.max(RESERVED_BY_NEON, reserved) : reserved;
		int allowed = Math.max(0, server.maximum() - kept);
		return new ConnectionLimit(allowed,
				"%d are allowed (max_connections %d less %d reserved)".formatted(allowed, server.maximum(), kept),
				null);
	}

	private static int reserved(ServerLimits server) {
		if (server.superuser()) {
			return 0;
		}
		return server.forSuperusers() + (server.usesReserved() ? 0 : server.reserved());
	}

	private static ConnectionLimit named(String what, String name, int limit) {
		return new ConnectionLimit(limit,
				"%d are allowed (the %s %s has CONNECTION LIMIT %d)".formatted(limit, what, name, limit), null);
	}

	private int number() {
		return (this.allowed != null) ? this.allowed : Integer.MAX_VALUE;
	}

}
