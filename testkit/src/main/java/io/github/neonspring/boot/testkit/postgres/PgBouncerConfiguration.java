package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that a PgBouncer reads and writes: Neon's settings, and trust in its client.
 *
 * @param directory where the files are
 * @see <a href="https://neon.com/docs/connect/connection-pooling">Neon: connection
 * pooling</a>
 * @see <a href="https://www.pgbouncer.org/config.html">PgBouncer: configuration</a>
 */
record PgBouncerConfiguration(Path directory) {

	static final int PORT = 6432;

	void write(PostgresServer server, PgBouncerVersion version) throws IOException {
		Files.writeString(users(), "\"" + PostgresServer.SUPERUSER + "\" \"\"\n");
		Files.writeString(file(), databases(server) + settings(server) + preparedStatements(version));
	}

	private String databases(PostgresServer server) {
		return """
				[databases]
				* = host=%s port=%d auth_user=%s
				""".formatted(server.socketDirectory(), server.port(), PostgresServer.SUPERUSER);
	}

	private String settings(PostgresServer server) {
		return """
				[pgbouncer]
				listen_addr =
				listen_port = %d
				unix_socket_dir = %s
				auth_type = trust
				auth_file = %s
				auth_query = SELECT rolname, '' FROM pg_catalog.pg_roles WHERE rolname = $1 AND rolcanlogin
				pool_mode = transaction
				max_client_conn = 10000
				default_pool_size = %d
				query_wait_timeout = 120
				server_login_retry = 0.5
				ignore_startup_parameters = extra_float_digits
				pidfile = %s
				log_connections = 0
				log_disconnections = 0
				""".formatted(PORT, this.directory, users(), Math.max(1, server.maxConnections() * 9 / 10), pidFile());
	}

	private String preparedStatements(PgBouncerVersion version) {
		return (version.tracksPreparedStatements()) ? "max_prepared_statements = 1000\n" : "";
	}

	Path file() {
		return this.directory.resolve("pgbouncer.ini");
	}

	private Path users() {
		return this.directory.resolve("users.txt");
	}

	Path pidFile() {
		return this.directory.resolve("pgbouncer.pid");
	}

	Path log() {
		return this.directory.resolve("pgbouncer.log");
	}

	Path socket() {
		return this.directory.resolve(".s.PGSQL." + PORT);
	}

}
