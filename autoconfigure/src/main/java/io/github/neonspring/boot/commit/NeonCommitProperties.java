package io.github.neonspring.boot.commit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What happens when the answer to a COMMIT is lost.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.transaction")
public class NeonCommitProperties {

	/**
	 * Whether to note the id of each writing transaction before its COMMIT, which costs
	 * one round trip, and to look up the outcome when the answer is lost. A single
	 * transaction asks for it with the label "verify-commit".
	 */
	private boolean verifyCommit;

	/**
	 * How long to go on looking up the outcome of a COMMIT before it is called unknown.
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
