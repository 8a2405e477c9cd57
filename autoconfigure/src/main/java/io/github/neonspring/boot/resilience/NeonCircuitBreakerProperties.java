package io.github.neonspring.boot.resilience;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What happens while the database cannot be reached.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.circuit-breaker")
public class NeonCircuitBreakerProperties {

	/**
	 * Whether callers fail at once, instead of waiting, while the database cannot be
	 * reached.
	 */
	private boolean enabled = true;

	/**
	 * How long connects must have been refused, reset or without an address, and nothing
	 * else, before callers fail at once. Also the longest that a caller waits in that
	 * case. A compute that is waking does not count.
	 */
	private Duration openAfter = Duration.ofSeconds(10);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Duration getOpenAfter() {
		return this.openAfter;
	}

	public void setOpenAfter(Duration openAfter) {
		this.openAfter = openAfter;
	}

}
