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

	public Duration getRetryTimeout() {
		return this.retryTimeout;
	}

	public void setRetryTimeout(Duration retryTimeout) {
		this.retryTimeout = retryTimeout;
	}

}
