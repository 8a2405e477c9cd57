package io.github.neonspring.boot.connection.credentials;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Credentials that change while the application runs.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.credentials")
public class NeonCredentialsProperties {

	/**
	 * How often to look for new credentials while no connection is opened. Only where
	 * they can change: with a credentials provider or settings in a config tree. Zero
	 * looks only when a connection is opened. Never asks the database anything.
	 */
	private Duration checkInterval = Duration.ofSeconds(30);

	public Duration getCheckInterval() {
		return this.checkInterval;
	}

	public void setCheckInterval(Duration checkInterval) {
		this.checkInterval = checkInterval;
	}

}
