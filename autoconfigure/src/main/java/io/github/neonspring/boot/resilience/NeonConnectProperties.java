package io.github.neonspring.boot.resilience;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How connections are brought up.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.connect")
public class NeonConnectProperties {

	/**
	 * How long to go on trying while the database is not there yet. A refused password, a
	 * disabled endpoint and an exceeded quota are not tried again.
	 */
	private Duration retryTimeout = Duration.ofSeconds(60);

	/**
	 * Whether to open the first connection while the application context is still being
	 * built, so that a cold start of the compute passes beside the start of the
	 * application. Only where the start needs the database anyway: for migrations or the
	 * warm-up of the pool.
	 */
	private boolean earlyWake = true;

	/**
	 * Whether no connection is opened before the first use, so that a start wakes
	 * nothing. Migrations are a use; turn them off or run them elsewhere.
	 */
	private boolean lazy;

	public Duration getRetryTimeout() {
		return this.retryTimeout;
	}

	public void setRetryTimeout(Duration retryTimeout) {
		this.retryTimeout = retryTimeout;
	}

	public boolean isEarlyWake() {
		return this.earlyWake;
	}

	public void setEarlyWake(boolean earlyWake) {
		this.earlyWake = earlyWake;
	}

	public boolean isLazy() {
		return this.lazy;
	}

	public void setLazy(boolean lazy) {
		this.lazy = lazy;
	}

}
