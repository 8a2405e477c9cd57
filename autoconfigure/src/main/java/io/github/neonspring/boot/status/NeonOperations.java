package io.github.neonspring.boot.status;

import java.sql.SQLException;
import java.time.Duration;

import org.springframework.util.Assert;

import io.github.neonspring.boot.compute.ComputeProbe;
import io.github.neonspring.boot.compute.Keepalive;
import io.github.neonspring.boot.pool.NeonPool;

/**
 * What can be done by hand about the primary and its pool, for programs. The endpoint
 * {@code /actuator/neon} offers the same where {@code neon.endpoint.operations} allows
 * it. Threads may share it.
 *
 * @since 0.1.0
 */
public final class NeonOperations {

	private final NeonPool pool;

	private final Keepalive keepalive;

	private final ComputeProbe probe;

	NeonOperations(NeonPool pool, Keepalive keepalive, ComputeProbe probe) {
		this.pool = pool;
		this.keepalive = keepalive;
		this.probe = probe;
	}

	/**
	 * Whether there is something to operate on.
	 * @return {@code false} where the data source is not the starter's own, or closed
	 */
	public boolean isInUse() {
		return this.pool.isOpen();
	}

	/**
	 * Close the pool's connections that idle at once, and those that are lent when they
	 * come back. Nothing that runs is interrupted; the pool opens others as it needs
	 * them.
	 * @return how many idled; zero without a pool
	 */
	public int evictIdle() {
		return this.pool.evictIdle();
	}

	/**
	 * Let the compute sleep whatever {@code neon.keepalive.mode} says, until
	 * {@link #resumeKeepalive()} or the next start of the application. Its pool lets
	 * connections that idle go. Whoever uses the database still wakes the compute.
	 */
	public void pauseKeepalive() {
		this.keepalive.pause();
	}

	/**
	 * Keep the compute awake as {@code neon.keepalive.mode} says.
	 */
	public void resumeKeepalive() {
		this.keepalive.resume();
	}

	/**
	 * Ask the database whether it is there, in one round trip over a connection of the
	 * pool. Wakes a compute that sleeps. Waits for a connection as any caller does.
	 * @return how long that took
	 * @throws SQLException if there is no answer, or no connection to be had
	 * @throws IllegalStateException if the data source is not the starter's own
	 */
	public Duration ping() throws SQLException {
		Assert.state(isInUse(), "The data source is not the starter's own, or closed");
		return this.probe.ping();
	}

}
