package io.github.neonspring.boot.problem;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What clients of a web application are told about failures of the database.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.problem")
public class NeonProblemProperties {

	/**
	 * Whether failures of the database are answered with problem details (RFC 9457).
	 * Exception handlers of the application come first.
	 */
	private boolean enabled;

	/**
	 * Whether PostgreSQL's words about a violated constraint, which contain the data in
	 * question, are shown to the client.
	 */
	private boolean includeValues;

	/**
	 * How long clients are asked to wait while the database is unavailable. Where waiting
	 * does not help soon, as with a used up quota, they are asked for 30 seconds or more.
	 */
	private Duration retryAfter = Duration.ofSeconds(5);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isIncludeValues() {
		return this.includeValues;
	}

	public void setIncludeValues(boolean includeValues) {
		this.includeValues = includeValues;
	}

	public Duration getRetryAfter() {
		return this.retryAfter;
	}

	public void setRetryAfter(Duration retryAfter) {
		this.retryAfter = retryAfter;
	}

}
