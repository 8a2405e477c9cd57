package io.github.neonspring.boot.limits;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a session may do, and for how long.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.session")
public class NeonSessionProperties {

	/**
	 * How long a statement may take. Not limited when not set.
	 */
	private @Nullable Duration statementTimeout;

	/**
	 * How long a statement may wait for a lock. Not limited when not set.
	 */
	private @Nullable Duration lockTimeout;

	/**
	 * How long a transaction may do nothing. The server's own limit when not set, which
	 * is five minutes on Neon.
	 */
	private @Nullable Duration idleInTransactionTimeout;

	/**
	 * How long a transaction may take as a whole. Not limited when not set. A COMMIT that
	 * has begun is never cut off.
	 */
	private @Nullable Duration maxDuration;

	/**
	 * How long a connection may be lent before it is reported once, with what its thread
	 * is doing. Zero for no such report.
	 */
	private Duration slowThreshold = Duration.ofSeconds(10);

	/**
	 * How long a connection may be held before it is reported: as leaked where nothing is
	 * executed on it, and as held for long where it is in use. Where the thread has
	 * ended, it is reported sooner. Zero for no such report.
	 */
	private Duration leakThreshold = Duration.ofSeconds(60);

	/**
	 * Of how many borrows of a connection one notes its place, which takes microseconds.
	 * After a leak was found, all of them do for ten minutes. Zero for none, also then.
	 */
	private int leakSampling = 1000;

	public @Nullable Duration getStatementTimeout() {
		return this.statementTimeout;
	}

	public void setStatementTimeout(@Nullable Duration statementTimeout) {
		this.statementTimeout = statementTimeout;
	}

	public @Nullable Duration getLockTimeout() {
		return this.lockTimeout;
	}

	public void setLockTimeout(@Nullable Duration lockTimeout) {
		this.lockTimeout = lockTimeout;
	}

	public @Nullable Duration getIdleInTransactionTimeout() {
		return this.idleInTransactionTimeout;
	}

	public void setIdleInTransactionTimeout(@Nullable Duration idleInTransactionTimeout) {
		this.idleInTransactionTimeout = idleInTransactionTimeout;
	}

	public @Nullable Duration getMaxDuration() {
		return this.maxDuration;
	}

	public void setMaxDuration(@Nullable Duration maxDuration) {
		this.maxDuration = maxDuration;
	}

	public Duration getSlowThreshold() {
		return this.slowThreshold;
	}

	public void setSlowThreshold(Duration slowThreshold) {
		this.slowThreshold = slowThreshold;
	}

	public Duration getLeakThreshold() {
		return this.leakThreshold;
	}

	public void setLeakThreshold(Duration leakThreshold) {
		this.leakThreshold = leakThreshold;
	}

	public int getLeakSampling() {
		return this.leakSampling;
	}

	public void setLeakSampling(int leakSampling) {
		this.leakSampling = leakSampling;
	}

}
