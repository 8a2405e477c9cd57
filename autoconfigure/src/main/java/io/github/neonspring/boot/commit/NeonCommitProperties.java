package io.github.neonspring.boot.commit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What happens at a COMMIT, and when the answer to one is lost.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.transaction")
public class NeonCommitProperties {

	/**
	 * Whether a transaction that is declared read-only, at read committed or repeatable
	 * read, ends for its caller before the server has answered its COMMIT. The connection
	 * stays in use until then. What the server does at the end of a transaction may be
	 * noticed a moment later: locks and transaction-level advisory locks are released,
	 * temporary tables ON COMMIT are emptied or dropped. A transaction in which a
	 * notification may have been sent, or which used the driver's own connection, waits.
	 */
	private boolean backgroundReadCommit = true;

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

	public boolean isBackgroundReadCommit() {
		return this.backgroundReadCommit;
	}

	public void setBackgroundReadCommit(boolean backgroundReadCommit) {
		this.backgroundReadCommit = backgroundReadCommit;
	}

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
