package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.resilience.LastConnectFailure;
import io.github.neonspring.boot.status.ConnectionStatus;
import io.github.neonspring.boot.status.NeonStatus;

/**
 * Where the database is, which setting said so, and how connecting to it has gone.
 *
 * @param connection the connection
 * @param pool the pool
 * @param status how connects have ended
 */
record ConnectionSection(NeonConnection connection, NeonPool pool, NeonStatus status) implements NeonEndpointSection {

	@Override
	public String name() {
		return "connection";
	}

	@Override
	public Map<String, Object> describe() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("inUse", this.pool.isOpen());
		if (this.pool.isOpen()) {
			this.connection.resolve().ifPresent((resolved) -> add(details, resolved));
		}
		add(details, this.status.connection());
		return details;
	}

	private static void add(Map<String, Object> details, ConnectionStatus connects) {
		if (connects.serverVersion() != null) {
			details.put("serverVersion", connects.serverVersion());
		}
		details.put("dataSources", connects.dataSources());
		details.put("opened", connects.opened());
		details.put("lost", connects.lost());
		Map<String, Object> failures = new LinkedHashMap<>();
		connects.failures().forEach((kind, count) -> failures.put(words(kind), count));
		details.put("failures", failures);
		if (connects.lastFailure() != null) {
			details.put("lastFailure", describe(connects.lastFailure()));
		}
	}

	private static Map<String, Object> describe(LastConnectFailure failure) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("at", failure.at().toString());
		details.put("kind", words(failure.kind()));
		if (failure.sqlState() != null) {
			details.put("sqlState", failure.sqlState());
		}
		details.put("endpoint", failure.endpoint());
		details.put("description", failure.kind().getDescription());
		details.put("action", failure.kind().getAction());
		return details;
	}

	private static String words(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static void add(Map<String, Object> details, ResolvedConnection resolved) {
		details.put("source", resolved.source().toString());
		add(details, resolved.main());
		details.put("migrations", resolved.direct().description());
		details.put("warnings", resolved.main().warnings());
	}

	private static void add(Map<String, Object> details, JdbcTarget target) {
		details.put("endpoint", target.description());
		details.put("kind", words(target.kind()));
		details.put("pooler", target.kind().isPooler());
		details.put("tls", target.tls());
	}

}
