package io.github.neonspring.boot.testkit;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the embedded endpoint.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.simulator")
public class NeonSimulatorProperties {

	/**
	 * Whether to start an embedded endpoint when no database URL is set. With an active
	 * profile named prod or production only if this is set to true.
	 */
	private boolean enabled = true;

	/**
	 * Directory in which the data are kept. Temporary if not set.
	 */
	private @Nullable Path dataDirectory;

	/**
	 * Time without use after which the compute is suspended.
	 */
	private Duration idleTimeout = Duration.ofMinutes(5);

	/**
	 * Time that a wake takes beyond PostgreSQL's own start.
	 */
	private Duration coldStart = Duration.ZERO;

	/**
	 * Time that each round trip takes.
	 */
	private Duration latency = Duration.ZERO;

	/**
	 * TCP port on loopback, 0 for a free one.
	 */
	private int port;

	/**
	 * Number of read replicas, each an endpoint with a compute of its own.
	 */
	private int replicas;

	/**
	 * What becomes of TLS: required as on Neon, optional, or off.
	 */
	private TlsMode tls = TlsMode.REQUIRED;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable Path getDataDirectory() {
		return this.dataDirectory;
	}

	public void setDataDirectory(@Nullable Path dataDirectory) {
		this.dataDirectory = dataDirectory;
	}

	public Duration getIdleTimeout() {
		return this.idleTimeout;
	}

	public void setIdleTimeout(Duration idleTimeout) {
		this.idleTimeout = idleTimeout;
	}

	public Duration getColdStart() {
		return this.coldStart;
	}

	public void setColdStart(Duration coldStart) {
		this.coldStart = coldStart;
	}

	public Duration getLatency() {
		return this.latency;
	}

	public void setLatency(Duration latency) {
		this.latency = latency;
	}

	public int getPort() {
		return this.port;
	}

	public void setPort(int port) {
		this.port = port;
	}

	public int getReplicas() {
		return this.replicas;
	}

	public void setReplicas(int replicas) {
		this.replicas = replicas;
	}

	public TlsMode getTls() {
		return this.tls;
	}

	public void setTls(TlsMode tls) {
		this.tls = tls;
	}

}
