package io.github.neonspring.boot.connection.string;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What answers at the other end of a connection, as far as its name tells. In order of
 * what the driver must put up with.
 *
 * @since 0.1.0
 */
public enum EndpointKind {

	/**
	 * PostgreSQL itself, or something that behaves like it.
	 */
	POSTGRESQL,

	/**
	 * A Neon compute.
	 */
	NEON_DIRECT,

	/**
	 * The PgBouncer of a Neon compute, which pools by transaction and keeps track of
	 * prepared statements.
	 */
	NEON_POOLER,

	/**
	 * Supabase's Supavisor, pooling by transaction.
	 */
	SUPAVISOR,

	/**
	 * Another PgBouncer, or another pooler that pools by transaction, which may not keep
	 * track of prepared statements.
	 */
	PGBOUNCER;

	static final int SUPAVISOR_TRANSACTION_PORT = 6543;

	private static final int PGBOUNCER_PORT = 6432;

	/**
	 * Return whether this is Neon, directly or through its pooler.
	 * @return {@code true} for Neon
	 */
	public boolean isNeon() {
		return this == NEON_DIRECT || this == NEON_POOLER;
	}

	/**
	 * Return whether sessions are shared: each transaction may run in another one.
	 * @return {@code true} for a pooler
	 */
	public boolean isPooler() {
		return this == NEON_POOLER || this == SUPAVISOR || this == PGBOUNCER;
	}

	static EndpointKind of(List<HostAndPort> hosts, Map<String, String> parameters) {
		boolean transactionPooler = "true".equalsIgnoreCase(parameters.get("pgbouncer"));
		return hosts.stream()
			.map((host) -> of(host, transactionPooler))
			.max(Comparator.naturalOrder())
			.orElse(POSTGRESQL);
	}

	private static EndpointKind of(HostAndPort host, boolean transactionPooler) {
		NeonHost neon = NeonHost.of(host.host());
		if (neon != null) {
			return neon.pooled() ? NEON_POOLER : NEON_DIRECT;
		}
		if (isSupavisor(host)) {
			return (host.port() == SUPAVISOR_TRANSACTION_PORT) ? SUPAVISOR : POSTGRESQL;
		}
		return (transactionPooler || isPgBouncer(host)) ? PGBOUNCER : POSTGRESQL;
	}

	static boolean isSupavisor(HostAndPort host) {
		return host.host().endsWith(".pooler.supabase.com");
	}

	private static boolean isPgBouncer(HostAndPort host) {
		String label = host.host().split("\\.", 2)[0];
		return host.port() == PGBOUNCER_PORT || host.host().equals("pooled.db.prisma.io") || label.endsWith("-pooler")
				|| label.contains("pgbouncer");
	}

}
