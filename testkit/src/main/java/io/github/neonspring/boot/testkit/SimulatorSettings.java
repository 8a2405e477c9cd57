package io.github.neonspring.boot.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a simulated endpoint; see {@link NeonSimulatorBuilder} for each.
 */
record SimulatorSettings(String endpoint, String database, String user, String password, @Nullable Path dataDirectory,
		Map<String, String> parameters, TlsMode tls, boolean serverNameRequired, Duration idleTimeout,
		Duration coldStart, Duration latency, int port) {

	@Override
	public String toString() {
		return "SimulatorSettings[" + this.endpoint + "]";
	}

}
