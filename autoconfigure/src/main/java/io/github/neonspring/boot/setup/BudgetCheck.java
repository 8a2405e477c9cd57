package io.github.neonspring.boot.setup;

import java.sql.SQLException;

import io.github.neonspring.boot.connection.driver.JdbcTarget;

/**
 * Compares the size of the pools with what the server gives.
 *
 * @param maximum how many connections one instance opens at most
 * @param instances how many instances there are
 */
record BudgetCheck(int maximum, int instances) {

	private static final String CHECK = "pool budget";

	/** Neon's PgBouncer, max_client_conn. */
	private static final int NEON_POOLER = 10_000;

	private static final String ALLOWED = "select least(current_setting('max_connections')::int -"
			+ " current_setting('superuser_reserved_connections')::int -"
			+ " coalesce(current_setting('reserved_connections', true)::int, 0), (select case when datconnlimit < 0"
			+ " then 1000000 else datconnlimit end from pg_database where datname = current_database()), (select"
			+ " min(case when rolconnlimit < 0 then 1000000 else rolconnlimit end) from pg_roles where rolname = ?))";

	private static final double SHARE = 0.8;

	Finding of(Sql sql, JdbcTarget target) throws SQLException {
		int wanted = this.maximum * this.instances;
		int server = sql.query((row) -> row.getInt(1), ALLOWED, target.user()).get(0);
		boolean pooled = target.kind().isPooler();
		int allowed = pooled ? NEON_POOLER : server;
		String numbers = "%d × %d connections, the %s allows %d".formatted(this.instances, this.maximum,
				pooled ? "pooler" : "server", allowed);
		return (wanted > allowed * SHARE)
				? Finding.warning(CHECK, numbers,
						"Use the pooled host, or set a smaller spring.datasource.hikari.maximum-pool-size.")
				: Finding.ok(CHECK, numbers);
	}

}
