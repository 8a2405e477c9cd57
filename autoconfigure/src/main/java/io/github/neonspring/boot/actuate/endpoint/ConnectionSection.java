package io.github.neonspring.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.neonspring.boot.connection.NeonConnection;
import io.github.neonspring.boot.connection.ResolvedConnection;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * Where the database is, and which setting said so.
 *
 * @param connection the connection
 * @param pool the pool
 */
record ConnectionSection(NeonConnection connection, NeonPool pool) implements NeonEndpointSection {

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
		return details;
	}

	private static void add(Map<String, Object> details, ResolvedConnection resolved) {
		details.put("source", resolved.source().toString());
		add(details, resolved.main());
		details.put("migrations", resolved.direct().description());
		details.put("warnings", resolved.main().warnings());
	}

	private static void add(Map<String, Object> details, JdbcTarget target) {
		details.put("endpoint", target.description());
		details.put("kind", target.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		details.put("pooler", target.kind().isPooler());
		details.put("tls", target.tls());
	}

}
