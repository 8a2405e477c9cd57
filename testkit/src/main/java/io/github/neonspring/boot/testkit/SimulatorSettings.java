package io.github.neonspring.boot.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.testkit.postgres.SharedServer;

/**
 * The settings of a simulated endpoint; see {@link NeonSimulatorBuilder} for each.
 *
 * @param endpoint the endpoint id
 * @param database the database
 * @param user the role
 * @param password its password
 * @param dataDirectory the kept data directory, if any
 * @param parameters the parameters of PostgreSQL
 * @param tls what becomes of TLS
 * @param serverNameRequired whether a client must name the endpoint
 * @param idleTimeout the time without use before a suspend
 * @param coldStart the extra time of a wake
 * @param latency the time of a round trip
 * @param port the port, 0 for a free one
 * @param replicas the number of read replicas
 * @param sharedServer the server that holds the database already, or {@code null} for one
 * of its own
 */
record SimulatorSettings(String endpoint, String database, String user, String password, @Nullable Path dataDirectory,
		Map<String, String> parameters, TlsMode tls, boolean serverNameRequired, Duration idleTimeout,
		Duration coldStart, Duration latency, int port, int replicas, @Nullable SharedServer sharedServer) {

	@Override
	public String toString() {
		return "SimulatorSettings[" + this.endpoint + "]";
	}

}
