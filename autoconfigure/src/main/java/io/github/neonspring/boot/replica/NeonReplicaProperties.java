package io.github.neonspring.boot.replica;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Read replicas.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.replica")
public class NeonReplicaProperties {

	/**
	 * Whether read-only transactions go to the replicas in neon.read-replica-urls.
	 */
	private boolean enabled = true;

	/**
	 * Whether whoever has written finds that in its following reads on a replica. With
	 * position, the first of them asks the primary for the position of the write, and
	 * waits until the replica has replayed it, or goes to the primary.
	 */
	private ReadYourWrites readYourWrites = ReadYourWrites.OFF;

	/**
	 * How long a read waits for a replica to replay what its caller has written, before
	 * it goes to the primary.
	 */
	private Duration maxWait = Duration.ofMillis(200);

	/**
	 * What carries the position of a caller's writes from one request to the next in a
	 * servlet application. Only with neon.replica.read-your-writes=position.
	 */
	private TokenCarrier token = TokenCarrier.OFF;

	/**
	 * Time between two looks at how far a replica is behind, beside a read on it. Zero
	 * for none. A replica that nobody reads from is not asked.
	 */
	private Duration lagInterval = Duration.ofSeconds(15);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public ReadYourWrites getReadYourWrites() {
		return this.readYourWrites;
	}

	public void setReadYourWrites(ReadYourWrites readYourWrites) {
		this.readYourWrites = readYourWrites;
	}

	public Duration getMaxWait() {
		return this.maxWait;
	}

	public void setMaxWait(Duration maxWait) {
		this.maxWait = maxWait;
	}

	public TokenCarrier getToken() {
		return this.token;
	}

	public void setToken(TokenCarrier token) {
		this.token = token;
	}

	public Duration getLagInterval() {
		return this.lagInterval;
	}

	public void setLagInterval(Duration lagInterval) {
		this.lagInterval = lagInterval;
	}

}
