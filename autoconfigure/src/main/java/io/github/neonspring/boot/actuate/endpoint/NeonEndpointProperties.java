package io.github.neonspring.boot.actuate.endpoint;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the endpoint {@code neon} may do.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.endpoint")
public class NeonEndpointProperties {

	/**
	 * Whether the endpoint "neon" may be written to: evict-idle, pause-keepalive,
	 * resume-keepalive and ping. Who may reach the endpoint is for the application's
	 * security to say.
	 */
	private boolean operations;

	public boolean isOperations() {
		return this.operations;
	}

	public void setOperations(boolean operations) {
		this.operations = operations;
	}

}
