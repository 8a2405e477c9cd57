package io.github.neonspring.boot.transaction;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How transactions are repeated that were rolled back through no fault of their own.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.transaction.retry")
public class NeonTransactionRetryProperties {

	/**
	 * Whether to repeat transactions that lost against another one (serialization
	 * conflict, deadlock) or lost their connection before they were committed. A single
	 * annotated transaction asks for it with the label "retryable" and refuses it with
	 * "not-retryable".
	 */
	private boolean enabled;

	/**
	 * How often a transaction is attempted at most, the first time included.
	 */
	private int maxAttempts = 5;

	/**
	 * How long to wait before the second attempt, give or take half of it; each further
	 * wait is twice as long.
	 */
	private Duration delay = Duration.ofMillis(20);

	/**
	 * How long to wait between two attempts at most.
	 */
	private Duration maxDelay = Duration.ofSeconds(1);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public int getMaxAttempts() {
		return this.maxAttempts;
	}

	public void setMaxAttempts(int maxAttempts) {
		this.maxAttempts = maxAttempts;
	}

	public Duration getDelay() {
		return this.delay;
	}

	public void setDelay(Duration delay) {
		this.delay = delay;
	}

	public Duration getMaxDelay() {
		return this.maxDelay;
	}

	public void setMaxDelay(Duration maxDelay) {
		this.maxDelay = maxDelay;
	}

}
