package io.github.neonspring.boot.commit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is done about a COMMIT whose answer is lost.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.transaction")
public class NeonCommitProperties {

	/**
	 * Whether to look up the outcome of a COMMIT whose answer was lost. Costs one round
	 * trip for each transaction that is not read-only.
	 */
	private boolean verifyCommit;

	/**
	 * How long the lookup may take before the outcome counts as unknown.
	 */
	private Duration verifyTimeout = Duration.ofSeconds(10);

	public boolean isVerifyCommit() {
		return this.verifyCommit;
	}

	public void setVerifyCommit(boolean verifyCommit) {
		this.verifyCommit = verifyCommit;
	}

	public Duration getVerifyTimeout() {
		return this.verifyTimeout;
	}

	public void setVerifyTimeout(Duration verifyTimeout) {
		this.verifyTimeout = verifyTimeout;
	}

}
